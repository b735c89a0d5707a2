"""The page « Droits »: the catalogue of rights, and « Qui peut voir quoi ? »."""
