"""The import dialog: what a file holds, how its columns are read, what would change."""
