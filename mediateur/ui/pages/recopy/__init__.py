"""« À recopier »: the figures of a period in the words and order of a form filled elsewhere."""
