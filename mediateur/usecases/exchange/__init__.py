"""Journals joined, and tables brought in from a spreadsheet."""
