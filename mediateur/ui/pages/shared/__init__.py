"""What several pages are made of: their shapes, their small parts, and words that they share."""
