"""The strip of compared programs below the results.

Start with `tray.py`; `tray_strip.py` places the cards.
"""
