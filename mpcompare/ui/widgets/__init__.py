"""Widgets that two or more folders of the interface use."""
