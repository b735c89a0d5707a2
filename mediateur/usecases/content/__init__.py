"""The content in force: read, proved, and replaced by a signed pack."""
