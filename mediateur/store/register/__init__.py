"""The register of mediators: a database of its own, never joined with the journal, which a password may encrypt."""
