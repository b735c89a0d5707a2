"""Écran usager: one idea in large letters, driven from the other side of the desk."""
