"""What the program does: each act opens one unit of work, calls pure functions, commits, and says what changed."""
