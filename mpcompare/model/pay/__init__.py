"""Wages and careers as values, and money converted between currencies and years."""
