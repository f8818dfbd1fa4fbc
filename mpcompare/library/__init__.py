"""The user's own SQLite file: shortlists, notes, applications, profile, own programs."""
