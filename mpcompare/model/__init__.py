"""What a program, a fact, a source and a comparison are. Standard library only."""
