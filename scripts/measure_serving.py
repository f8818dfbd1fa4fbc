#!/usr/bin/env python3
"""Measure how fast the open catalog is served: 1,000 requests to one process of Datasette.

`scripts/measure_serving.py [--requests N] [--readers N] [--port N]` starts Datasette on a free port
as docs/catalog.md says, or asks what answers at a port already, such as a web server before it.
Readers ask at the same time for the pages below, one after the other. It prints how long an answer
took, how many came a second, and how much of a core's time each took of Datasette, which does not
depend on what else the machine does. The readers run on this machine too.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATHS = (
    "/",
    "/catalog",
    "/catalog/programs?_search=recording",
    "/catalog/sheet?_facet=country&_size=20",
    "/catalog/facts_in_words?program=uml-mm-sound-recording-technology",
    "/catalog/fully_online",
    "/catalog/cheapest_stated",
    "/catalog/no_gre",
    "/catalog/programs.json?country=US&_shape=array",
    "/catalog/wages_states?soc=27-4014",
)
PATIENCE_S = 30.0


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """Serve the catalog; return the port and the process once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "datasette", "serve", "--immutable", "data/catalog.db"),
        *("--metadata", "docs/datasette/metadata.yml", "--port", str(port)),
        *("--setting", "suggest_facets", "off", "--setting", "default_cache_ttl", "86400"),
    ]
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + PATIENCE_S
        while True:
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            if server.poll() is not None or time.monotonic() > end:
                raise SystemExit("Datasette does not start: install the test extra first.")
            time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def read(port: int, paths: list[str]) -> list[tuple[str, float]]:
    """Ask for pages on one connection; return how many seconds each took."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    taken: list[tuple[str, float]] = []
    for path in paths:
        begin = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} is answered with {answer.status}.")
        taken.append((path, time.perf_counter() - begin))
    connection.close()
    return taken


def core_seconds(process: int) -> float:
    """Return how many seconds of a core's time a process has used, on Linux."""
    after_name = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def ask(port: int, requests: int, readers: int) -> None:
    """Let readers ask, and print how long the answers took."""
    order = [PATHS[number % len(PATHS)] for number in range(requests)]
    shares = [order[number::readers] for number in range(readers)]
    read(port, list(PATHS))  # what the first answer prepares is not measured
    begin = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        answers = list(pool.map(lambda share: read(port, share), shares))
    whole = time.perf_counter() - begin
    found = [one for taken in answers for one in taken]
    times = sorted(taken for _, taken in found)
    print(
        f"{len(times)} requests by {readers} readers on {os.cpu_count()} cores: "
        f"median {statistics.median(times) * 1000:.1f} ms, "
        f"95 % within {times[int(len(times) * 0.95)] * 1000:.1f} ms, "
        f"{len(times) / whole:.0f} a second"
    )
    for path in PATHS:
        of_path = statistics.median(taken for asked_for, taken in found if asked_for == path)
        print(f"  {of_path * 1000:7.1f} ms  {path}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--port", type=int, help="ask what answers there; start nothing")
    asked = parser.parse_args()
    if asked.port:
        ask(asked.port, asked.requests, asked.readers)
        return
    with served() as (port, process):
        ask(port, asked.requests, asked.readers)
        each = core_seconds(process) / (asked.requests + len(PATHS))
        print(f"Datasette used {each * 1000:.0f} ms of a core's time for each, its start included.")


if __name__ == "__main__":
    main()
