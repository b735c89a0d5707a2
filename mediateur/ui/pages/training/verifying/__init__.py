"""« Vérifier une attestation », and the organisations that are trusted."""
