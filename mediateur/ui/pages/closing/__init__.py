"""« Fin de la séance », and the record that is added or corrected by hand with the same questions."""
