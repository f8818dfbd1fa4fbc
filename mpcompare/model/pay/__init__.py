"""Wages and careers as values, and money carried from one currency and year to another."""
