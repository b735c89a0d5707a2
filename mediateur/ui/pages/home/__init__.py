"""Accueil: the question, the cards, what waits."""
