"""What Qt's item models and views are asked with."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
"""What Qt may hand to any method that takes an index."""
ROOT = QModelIndex()
"""The parent of all rows of a list or a table."""
