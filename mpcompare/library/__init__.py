"""The user's own things on disk: the library's file, its backups, and what to do when it breaks."""
