"""Sharing one's journal, and the network of a coordinator."""
