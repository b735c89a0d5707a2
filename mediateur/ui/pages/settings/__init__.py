"""Réglages: a section for each thing that can be chosen; the first opening borrows some of them."""
