"""Parcours: every pathway, and the field that searches them."""
