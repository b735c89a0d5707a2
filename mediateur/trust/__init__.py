"""Trust says who vouches: keys of organisations, what they sign, and the lists of those that are trusted."""

READER = "--lire-codes"  # the word at the door of the program that makes of it the process of `reader`
