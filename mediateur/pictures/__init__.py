"""What is drawn: tokens, icons and schematics of the official site; values in, SVG out."""
