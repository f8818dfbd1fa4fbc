"""What is typed in open dialogs, on disk in case the program ends under them: `drafts_file.py`.

May import: model, app/start.
"""
