"""Draws a `Figure` of `charts/`, live on the screen and into files: one scene of pyqtgraph's items.

Start with `figure_view.py`. Axes, ticks, grid, zooming, lines, bars, dots, bands, legends and words
are the library's. Our own are: `range_item.py`, for it has no item for percentiles; `row_axis.py`,
for its ticks are all of one font and side; what holds a view and its axes (`plot_area.py`), for
its PlotItem makes forms and menus, never shown here, which take about half of its time; which
ticks fit (`plot_area.py`) and how wide the labels are (`figure_view.py`), for it lets words
overlap; `plain_svg.py`, for Qt's SVG needs a reader that does not scale strokes. `chart_view.py`,
`chart_box.py`, `chart_stage.py`, `ink.py` and `figure_model.py` are what a page is built from: they
do not import the library, which may not be there at the first paint.
"""
