"""What the program knows of Dutch."""
