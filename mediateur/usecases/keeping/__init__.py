"""How long the journal keeps what it holds, and its copies."""
