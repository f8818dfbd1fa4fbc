"""Compare's pay: one row an occupation over all cards, and the plots that lie over those rows.

Start with `salary_rows.py`. `salary_painter.py` draws the words; `live_plots.py` and `card_plot.py`
draw the ranges with pyqtgraph, and are imported after the words have been seen.
"""
