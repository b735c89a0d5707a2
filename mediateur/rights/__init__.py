"""What one may refuse: the rights of the person, and who then sees what."""
