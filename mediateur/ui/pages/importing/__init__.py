"""The import of a table: its columns, a trial, one move; for the journal and for the register."""
