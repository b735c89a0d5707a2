"""What leaves on paper: guides and sheets, as accessible PDF bytes."""
