"""« Atelier collectif »: counters, details, and what is asked about the whole."""
