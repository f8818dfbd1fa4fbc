"""The user's own programs and corrections."""
