"""Journal: its table, what is done to a record, and what leaves it as a file."""
