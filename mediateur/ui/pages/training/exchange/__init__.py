"""What comes into the register and what leaves it: lists, files, a whole register handed over."""
