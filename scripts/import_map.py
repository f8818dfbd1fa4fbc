#!/usr/bin/env python3
"""Print how the package's modules import each other, folder by folder, and how large they are.

`scripts/import_map.py [--arrows]` reads the source files only; nothing of the package is run.
A room is a folder of modules; an arrow leads from the room that imports to the one imported. Rooms
are ranked by the layers of `pyproject.toml`, then so that as few arrows as possible run back up.
"""

import argparse
import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "mpcompare"
SHORT = 50
"""A module of fewer lines needs two importers, or joins the one that it has."""

Graph = Mapping[str, set[str]]


def modules() -> dict[str, Path]:
    """Return the file of each module by the name that it is imported by."""
    found: dict[str, Path] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path, names: Iterable[str]) -> Iterator[str]:
    """Return the modules of the package that a file imports, within functions too."""
    known = set(names)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            asked = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            members = [f"{node.module}.{alias.name}" for alias in node.names]
            asked = [member if member in known else node.module for member in members]
        else:
            continue
        yield from (name for name in asked if name in known)


def circles(graph: Graph) -> list[set[str]]:
    """Return the groups of nodes that lead to each other (Tarjan 1972), largest first."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[set[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph.get(node, ())):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            group = {stack.pop()}
            while node not in group:
                group.add(stack.pop())
            if len(group) > 1:
                found.append(group)

    sys.setrecursionlimit(10_000)
    for node in sorted(graph):
        if node not in index:
            visit(node)
    return sorted(found, key=len, reverse=True)


def room(path: Path) -> str:
    """Return the folder that a module stands in, as "ui/pages/explore"."""
    return path.parent.relative_to(PACKAGE).as_posix()


def print_rooms(found: Mapping[str, Path], graph: Graph, *, arrows: bool) -> None:
    """Print the rooms, the arrows between them, and the circles of rooms and of modules."""
    between: Counter[tuple[str, str]] = Counter()
    for name, others in graph.items():
        for other in others:
            here, there = room(found[name]), room(found[other])
            if here != there:
                between[here, there] += 1
    rooms = sorted({room(path) for path in found.values()})
    of_rooms: dict[str, set[str]] = defaultdict(set)
    for here, there in between:
        of_rooms[here].add(there)
    print(f"{len(rooms)} rooms, {len(between)} arrows between them")
    for group in circles(of_rooms):
        print(f"  rooms in a circle: {', '.join(sorted(group))}")
    module_circles = circles(graph)
    print(f"{sum(map(len, graph.values()))} imports, {len(module_circles)} circles of modules")
    for group in module_circles:
        print(f"  modules in a circle: {', '.join(sorted(group))}")
    if arrows:
        for (here, there), count in sorted(between.items()):
            print(f"  {here} -> {there}: {count}")


def print_sizes(found: Mapping[str, Path], graph: Graph) -> None:
    """Print how many files and lines there are, the short modules, and what is longest."""
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in found.items()}
    importers: Counter[str] = Counter(other for others in graph.values() for other in others)
    own = {name for name, path in found.items() if path.name != "__init__.py"}
    short = [name for name in own if lines[name] < SHORT]
    alone = sorted(name for name in short if importers[name] == 1)
    sizes = sorted(lines[name] for name in own)
    print(f"{len(found)} files, {sum(lines.values())} lines")
    print(f"median {sizes[len(sizes) // 2]}, 90th percentile {sizes[len(sizes) * 9 // 10]} lines")
    print(f"{len(short)} modules under {SHORT} lines, {len(alone)} of them with one importer")
    for name in alone:
        print(f"  {name} ({lines[name]} lines)")
    longest = max(own, key=lambda name: lines[name])
    print(f"longest file: {longest} ({lines[longest]} lines)")
    for kind, words in ((ast.ClassDef, "class"), (ast.FunctionDef, "function")):
        length, name = max(
            ((node.end_lineno or 0) - node.lineno + 1, f"{module}.{node.name}")
            for module, path in found.items()
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, kind)
        )
        print(f"longest {words}: {name} ({length} lines)")


def main() -> None:
    """Print both; `--arrows` lists each arrow with its number of imports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--arrows", action="store_true", help="list the arrows between rooms")
    asked = parser.parse_args()
    found = modules()
    graph = {name: set(imports(path, found)) - {name} for name, path in found.items()}
    print_rooms(found, graph, arrows=asked.arrows)
    print_sizes(found, graph)


if __name__ == "__main__":
    main()
