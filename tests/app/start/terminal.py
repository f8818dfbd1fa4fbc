"""A terminal's two ends, for tests."""

import os

import pytest


def open_terminal() -> tuple[int, int]:
    """Return both ends; a system that has only mounted a bare /dev has none."""
    try:
        return os.openpty()
    except OSError as error:
        pytest.skip(f"this system has no terminals: {error.strerror}")
