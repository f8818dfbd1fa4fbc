"""The dialog that previews an import."""
