"""Imprimer: the catalogue, the paper, the options, and the ways out."""
