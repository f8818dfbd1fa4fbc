"""Puts the layers together and starts: `python -m mpcompare`, the `mpcompare` command, main.py."""

import sys
from pathlib import Path

from mpcompare import cli
from mpcompare.app.exports import Draw
from mpcompare.app.paths import resources_dir
from mpcompare.model.errors import ReaderError


def _window(catalog: Path | None) -> int:
    from mpcompare.ui.application import run  # noqa: PLC0415 - Qt only where it is needed

    return run(catalog)


def _drawing() -> Draw:
    """Give what draws charts as SVG. Needs Qt, but no display.

    Raises:
        ReaderError: Qt can't be loaded.
    """
    try:
        from mpcompare.ui.drawing import drawing_without_window  # noqa: PLC0415 - as above
    except ImportError as error:
        raise ReaderError(
            f"The charts can't be drawn, because Qt does not load: {error}.",
            "Install the system libraries that the README names, or add --no-charts.",
        ) from error
    return drawing_without_window(resources_dir())


def main() -> int:
    """Run the command line, or the window where no verb is given; give the exit status."""
    return cli.run(sys.argv[1:], cli.Faces(window=_window, drawing=_drawing))


if __name__ == "__main__":
    sys.exit(main())
