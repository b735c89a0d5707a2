"""What learners of this machine did: a small SQLite file of its own, opened when it is first needed."""
