"""Médiateur: a guide for those who sit beside a person in front of « Mon espace santé »."""

__version__ = "0.1.0"
