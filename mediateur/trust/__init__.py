"""Trust says who vouches: keys of organisations, what they sign, and the lists of those that are trusted."""
