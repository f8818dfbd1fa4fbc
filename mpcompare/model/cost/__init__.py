"""Tuition to the degree, line by line; the cost sheet; loans."""
