"""A mediator of the register: her card, and what is done to her."""
