"""What searches answer, for views that show it; apart from the workspace, which starts first."""

from mpcompare.catalog.search.search import Facets, Histogram, Hits, Suggestion

__all__ = ["Facets", "Histogram", "Hits", "Suggestion"]
