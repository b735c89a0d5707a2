"""The network, when one is asked for."""
