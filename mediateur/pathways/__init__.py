"""What guides a session: the model of a pathway, its proofs, and the walk through it."""
