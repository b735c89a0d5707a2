"""What must last: one SQLite file, its schema and its repositories. Open it with `opening.open_store`."""
