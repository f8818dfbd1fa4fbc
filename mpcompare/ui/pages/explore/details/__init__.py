"""The panel beside the results: one program's facts, notes and pay.

Start with `detail_panel.py`; `program_text.py` writes the facts as rich text.
"""
