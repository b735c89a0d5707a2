"""The steps from each version of the register to the next, one a module; one that was released is never changed."""
