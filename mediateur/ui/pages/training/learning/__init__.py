"""« Apprendre »: the modules, one of them read, and what was done."""
