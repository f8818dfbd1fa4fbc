"""Applications: what is due when, statuses, checklists and the calendar file.

Start with `agenda.py`, which lays out what is to be done over all shortlists.
"""
