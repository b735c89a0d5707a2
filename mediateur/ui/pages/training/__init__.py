"""Formation: learning, and following who learns."""
