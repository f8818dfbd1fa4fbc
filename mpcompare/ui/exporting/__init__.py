"""The export dialogs, and charts drawn without a window for exports.

Start with `export_dialog.py`; the files are written by `app/exporting/write.py`.
"""
