"""The documentation as a site: `make docs` builds it with Sphinx into build/docs/."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from mpcompare import __version__  # noqa: E402 - only now is it found

project = "mpcompare"
author = "the mpcompare authors"
copyright = "the mpcompare authors, MIT licence"  # noqa: A001 - Sphinx reads this name
version = release = __version__
extensions = ["myst_parser", "generate.extension"]
exclude_patterns = ["datasette", "generate"]
highlight_language = "text"
myst_enable_extensions = ["attrs_inline", "deflist"]
myst_heading_anchors = 4

html_theme = "pydata_sphinx_theme"
html_title = "mpcompare"
html_static_path = ["_static"]
html_css_files = ["mpcompare.css"]
html_favicon = html_logo = "../resources/icons/mpcompare.svg"
html_show_sourcelink = html_copy_source = False
html_sidebars = {"**": ["sidebar-nav-bs"], "index": []}
_pictured = [path for path in HERE.glob("using/*.md") if "{picture}" in path.read_text("utf-8")]
html_theme_options = {
    "logo": {"text": "mpcompare"},
    "navbar_align": "left",
    "navbar_end": ["theme-switcher"],
    "navbar_persistent": ["search-button-field"],
    "search_as_you_type": True,
    "search_bar_text": "Search",
    "primary_sidebar_end": [],
    # pictures of the window take the room of the list of headings
    "secondary_sidebar_items": {
        "**": ["page-toc"],
        "index": [],
        **{f"using/{path.stem}": [] for path in _pictured},
    },
    "show_toc_level": 2,
    "footer_start": ["copyright"],
    "footer_end": [],
}
