"""Aide: the manual, the keys, what the program is made of, what changed in it."""
