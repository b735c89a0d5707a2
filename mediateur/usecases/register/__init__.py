"""The register of mediators, for trainers; it never meets the journal."""
