"""Draws a `Figure` of `charts/` on the screen and into SVG: one drawing for both.

Start with `chart_view.py`; `renderer.py` is all that imports pyqtgraph.
"""
