"""What is known: facts with their sources, vocabularies, screens of the official site, and how they are read."""
