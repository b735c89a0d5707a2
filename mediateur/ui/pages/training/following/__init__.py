"""« Suivre »: the register of mediators as a list, and the screens that lie over it."""
