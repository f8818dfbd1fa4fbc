"""Dialogs that several parts of the window open. A page's own lie beside the page."""
