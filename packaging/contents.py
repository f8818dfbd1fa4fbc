"""Says what of the collected files the bundle holds, and stops where it lacks one or has too much.

Names are those of the files in the bundle, with `/` between folders on every system.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase

# What GTK loads.
GTK = (
    "libgtk-3*",
    "libgdk*",
    "libatk*",
    "libatspi*",
    "libcairo*",
    "libpango*",
    "libepoxy*",
    "libpixman*",
    "libthai*",
    "libdatrie*",
    "libfribidi*",
    "libharfbuzz*",
    "libgraphite2*",
    "libjpeg*",
    "libgio-2*",
    "libgmodule-2*",
    "libgobject-2*",
    "libmount*",
    "libblkid*",
    "libselinux*",
    "libXcomposite*",
    "libXcursor*",
    "libXdamage*",
    "libXinerama*",
    "libXrandr*",
)

# What no window of this program loads: drivers of bare frame buffers, of networks and of rare kinds
# of pictures, Qt's translations, GTK's theme (which the system's own GTK would have to fit),
# pyqtgraph's own program icon, and the lists of what wheels were made of.
NEVER_LOADED = (
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/networkinformation/*",
    "*/plugins/tls/*",
    "*/platforms/*qeglfs*",
    "*/platforms/*qlinuxfb*",
    "*/platforms/*qminimal*",
    "*/platforms/*qvkkhrdisplay*",
    "*/platforms/*qvnc*",
    "*/platforms/*qdirect2d*",
    "*/platformthemes/*qgtk3*",
    "*/wayland-shell-integration/*ivi-shell*",
    "*/wayland-shell-integration/*fullscreen-shell*",
    "*/wayland-graphics-integration-client/*vulkan*",
    "*/libQt6EglF*",
    "*/imageformats/*qtiff*",
    "*/imageformats/*qwebp*",
    "*/imageformats/*qtga*",
    "*/imageformats/*qwbmp*",
    "*/imageformats/*qicns*",
    "*/imageformats/*qpdf*",
    "*/platforminputcontexts/*virtualkeyboard*",
    # what the virtual keyboard and the reader of PDF load
    *(f"*Qt6{name}*" for name in ("Qml", "Quick", "VirtualKeyboard", "Pdf")),
    *(f"*/Qt{name}*.framework/*" for name in ("Qml", "Quick", "VirtualKeyboard", "Pdf")),
    "*/PySide6/*translations/*",
    "pyqtgraph/icons/peegee/*",
    "*.dist-info/sboms/*",
    "*.pyi",
    *GTK,
)

# rapidfuzz has each function twice: for processors with AVX2, and for all. It takes what is there.
TWICE = ("rapidfuzz/*_avx2.*",)

NEEDED = (
    "mpcompare/data/catalog.db",
    "mpcompare/resources/style.qss",
    "mpcompare/resources/tokens.json",
    "mpcompare/resources/fonts/*.otf",
    "mpcompare/resources/templates/*",
    "mpcompare/resources/icons/mpcompare.svg",
    "typst/_typst*",
    "rapidfuzz/fuzz_cpp.*",
    "python_calamine/*",
    "numpy/_core/_multiarray_umath*",
    "PySide6/QtSvg.*",
    "PySide6/QtPrintSupport.*",
    "PySide6/QtNetwork.*",
    "PySide6/QtOpenGL.*",
    "PySide6/QtOpenGLWidgets.*",
    "*/imageformats/*qsvg*",
    "*/imageformats/*qjpeg*",
    "*/iconengines/*qsvgicon*",
    *(f"{name}-*.dist-info/METADATA" for name in ("pyside6_essentials", "typst", "numpy")),
)

NEEDED_ON = {
    "linux": (
        "*/platforms/libqxcb.so",
        "*/platforms/libqwayland*.so",
        "*/platforms/libqoffscreen.so",
        "*/wayland-shell-integration/libxdg-shell.so",
        "*/wayland-decoration-client/*.so",
        "*/platforminputcontexts/libibus*",
        "*/platforminputcontexts/libcompose*",
        "*/platformthemes/libqxdgdesktopportal.so",
        "*/printsupport/libcupsprintersupport.so",
        "libgcrypt.so.*",  # libsystemd, which libdbus loads, does not start without it
    ),
    "win32": ("*/platforms/qwindows.dll", "*/platforms/qoffscreen.dll", "*/styles/*.dll"),
    "darwin": ("*/platforms/libqcocoa.dylib", "*/platforms/libqoffscreen.dylib"),
}

# Tests, checkers and parts of Qt that came in by some import of an import.
UNWANTED = (
    "*pytest*",
    "*hypothesis*",
    "*tkinter*",
    "PIL/*",
    "scipy/*",
    "matplotlib/*",
    "*fitz*",
    "*pymupdf*",
    "*Qt6WebEngine*",
    "*Qt6Designer*",
    "*/tests/*",
    "*.pyi",
)


def is_kept(name: str) -> bool:
    """Return whether a file belongs in the bundle."""
    return not any(_fits(name, pattern) for pattern in (*NEVER_LOADED, *TWICE))


def check(names: Iterable[str], system: str) -> None:
    """Stop the build where a file is missing that the program reads, or one is there in vain.

    Raises:
        SystemExit: with the patterns that no file fits, and the files that fit an unwanted one.
    """
    inside = list(names)
    needed = (*NEEDED, *NEEDED_ON[system])
    missing = [pattern for pattern in needed if not any(_fits(name, pattern) for name in inside)]
    unwanted = [name for name in inside if any(_fits(name, pattern) for pattern in UNWANTED)]
    if missing:
        raise SystemExit(f"Not in the bundle: {', '.join(missing)}")
    if unwanted:
        raise SystemExit(f"In the bundle, but not needed: {', '.join(sorted(unwanted))}")


def _fits(name: str, pattern: str) -> bool:
    """Return whether a name fits a pattern, in capitals or not: they differ between systems."""
    return fnmatchcase(f"/{name}".lower(), f"/{pattern}".replace("/*/", "*/", 1).lower())
