"""One file a format: a Comparison in, a document out."""
