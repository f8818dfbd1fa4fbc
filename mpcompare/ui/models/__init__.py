"""Qt item models over what the pages show."""
