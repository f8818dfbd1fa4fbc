"""Values of the library to rows of its tables, and back."""
