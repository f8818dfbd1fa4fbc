"""The user's own programs and corrections: forms, and who opens them."""
