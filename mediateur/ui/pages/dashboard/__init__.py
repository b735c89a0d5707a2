"""Tableau de bord: the figures of a period, inside and to share."""
