"""What the Careers page shows: wages by place and year, projections, the article's figures.

Start with `view.py`, which answers one `CareersChoice` with the charts' input.
"""
