"""Attestations: signed by an organisation, and verified by anybody."""
