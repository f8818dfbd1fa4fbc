"""Holds JSON against the published schema, with a validator of others."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "comparison.schema.json").read_text())


def problems(value: Any, part: str = "") -> list[str]:
    """Return what in a value is not as the schema, or a part of it by name, wants it."""
    wanted = {"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{part}"} if part else SCHEMA
    validator = Draft202012Validator(wanted, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]
