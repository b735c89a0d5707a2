"""What was done: encounters without identity, their definitions, the privacy guard, export rows."""
