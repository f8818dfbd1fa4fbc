"""The bundled SQLite catalog: built from data/, read and searched."""
