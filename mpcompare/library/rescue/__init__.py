"""What can be saved from a damaged library file, and where the damaged one is put."""
