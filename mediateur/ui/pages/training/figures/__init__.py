"""The figures of the register, and the territories of a network beside its own."""
