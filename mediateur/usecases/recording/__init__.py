"""What was done comes into the journal: sessions, workshops, entries by hand, corrections; and its rows read back."""
