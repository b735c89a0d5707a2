"""« S'exercer »: cases practised on the imagined site, and their debriefs."""
