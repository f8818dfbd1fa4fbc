"""The headers of the cards and the labels of the rows."""
