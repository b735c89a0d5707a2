"""What comes out on paper: guides and forms, one by one or a whole set on a stick."""
