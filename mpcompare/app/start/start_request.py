"""What a start of the window is asked to do, and the line that carries it to a window in use."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

LIMIT = 16 * 1024
"""Bytes of the longest line that is read: room for any path, none for a flood."""
_TOKEN_LIMIT = 256
_KIND = "mpcompare-start"


class StartRequest(NamedTuple):
    """What the command line asks the window to do.

    Attributes:
        catalog: the catalog to show; None: the last one.
        file: a file to take in, as if it were dropped on the window.
        token: the desktop's permission to activate the window (Wayland's activation token).
    """

    catalog: Path | None = None
    file: Path | None = None
    token: str = ""

    @property
    def path(self) -> Path | None:
        """The one file that a window in use is to take."""
        return self.file or self.catalog

    def to_line(self) -> bytes:
        """Return the request as a line for the other process; paths become absolute for it."""
        path = self.path
        said = {
            "kind": _KIND,
            "path": str(path.absolute()) if path is not None else "",
            "token": self.token,
        }
        return json.dumps(said).encode("ascii") + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> "StartRequest":
        """Read what another process sends.

        Raises:
            ValueError: it is too long, or no request.
        """
        if len(line) > LIMIT:
            raise ValueError("too long")
        try:
            raw = json.loads(line)
        except RecursionError as error:
            raise ValueError("too deep") from error
        if not isinstance(raw, dict):
            raise ValueError("no request")
        said = cast("dict[str, Any]", raw)
        path, token = said.get("path"), said.get("token")
        if said.get("kind") != _KIND or not isinstance(path, str) or not isinstance(token, str):
            raise ValueError("no request")
        if "\0" in path or (path and not Path(path).is_absolute()):
            raise ValueError("no path")
        return cls(file=Path(path) if path else None, token=_safe_token(token))


def token_of(environment: Mapping[str, str] = os.environ) -> str:
    """Return the activation token, where the desktop passed one to this start."""
    return _safe_token(environment.get("XDG_ACTIVATION_TOKEN", ""))


def _safe_token(token: str) -> str:
    fits = len(token) <= _TOKEN_LIMIT and token.isascii() and token.isprintable()
    return token if fits else ""
