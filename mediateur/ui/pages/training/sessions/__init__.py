"""Sessions of training: their list, one of them, and what is done to it."""
