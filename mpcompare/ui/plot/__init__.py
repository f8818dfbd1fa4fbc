"""Figures drawn: laid out and painted without pyqtgraph, their axes by it."""
