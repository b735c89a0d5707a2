"""Attestations given and written, and the key of the organisation that signs them."""
