"""How the register is kept: opened and closed, its password, its rule, its copies."""
