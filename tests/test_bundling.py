"""What goes into the bundles, the icons of each system, and the scripts that make and try them."""

import importlib.util
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"

INSIDE = [
    "libgcrypt.so.20",
    "mpcompare/data/catalog.db",
    "mpcompare/resources/fonts/SourceSans3-Regular.otf",
    "mpcompare/resources/icons/mpcompare.svg",
    "mpcompare/resources/style.qss",
    "mpcompare/resources/templates/page.html",
    "mpcompare/resources/tokens.json",
    "numpy-2.4.6.dist-info/METADATA",
    "numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so",
    "pyside6_essentials-6.11.3.dist-info/METADATA",
    "python_calamine/_python_calamine.cpython-311-x86_64-linux-gnu.so",
    "rapidfuzz/fuzz_cpp.cpython-311-x86_64-linux-gnu.so",
    "typst-0.15.2.dist-info/METADATA",
    "typst/_typst.abi3.so",
    *(
        f"PySide6/{name}.abi3.so"
        for name in ("QtSvg", "QtPrintSupport", "QtNetwork", "QtOpenGL", "QtOpenGLWidgets")
    ),
    *(
        f"PySide6/Qt/plugins/{name}.so"
        for name in (
            "iconengines/libqsvgicon",
            "imageformats/libqjpeg",
            "imageformats/libqsvg",
            "platforminputcontexts/libcomposeplatforminputcontextplugin",
            "platforminputcontexts/libibusplatforminputcontextplugin",
            "platforms/libqoffscreen",
            "platforms/libqwayland",
            "platforms/libqxcb",
            "platformthemes/libqxdgdesktopportal",
            "printsupport/libcupsprintersupport",
            "wayland-decoration-client/libadwaita",
            "wayland-shell-integration/libxdg-shell",
        )
    ),
]
"""A bundle for Linux in short: one file for each that the build insists on."""


def load(name):
    """Return a module of packaging/, which is no package: its name would be that of another."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def contents():
    return load("contents")


@pytest.fixture(scope="module")
def icons(qapp):
    assert qapp is not None  # Qt draws pictures without a window, but not without a program
    return load("icons")


def test_a_whole_bundle_passes(contents):
    contents.check(INSIDE, "linux")
    assert all(contents.is_kept(name) for name in INSIDE)


@pytest.mark.parametrize("gone", INSIDE)
def test_the_build_stops_where_a_file_is_missing(contents, gone):
    with pytest.raises(SystemExit, match="Not in the bundle: "):
        contents.check([name for name in INSIDE if name != gone], "linux")


@pytest.mark.parametrize(
    "name",
    [
        "_pytest/config.py",
        "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
        "numpy/tests/data.npy",
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "PySide6/Qt6DesignerComponents.dll",
        "pymupdf/libmupdf.so.27.2",
    ],
)
def test_the_build_stops_where_a_file_is_in_vain(contents, name):
    with pytest.raises(SystemExit, match=re.escape(f"not needed: {name}")):
        contents.check([*INSIDE, name], "linux")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll",
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtbase_de.qm",
        "libgtk-3.so.0",
        "libXcursor.so.1",
        "pyqtgraph/icons/peegee/peegee_512px.png",
        "rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so",
        "rapidfuzz/distance/metrics_cpp_avx2.cp313-win_amd64.pyd",
        "typst-0.15.2.dist-info/sboms/typst-py.cyclonedx.json",
    ],
)
def test_what_no_window_loads_is_left_out(contents, name):
    assert not contents.is_kept(name)


def pictures(data):
    """Return the pictures of an icon file as Qt's own readers find them."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    found = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        found.append(reader.read())
    return found


def alike(picture, drawn):
    """Return whether two pictures of one size have the same colours, but for rounding."""
    size = drawn.width()
    places = [(x, y) for x in range(0, size, size // 16) for y in range(0, size, size // 16)]
    pairs = [(picture.pixelColor(*at).getRgb(), drawn.pixelColor(*at).getRgb()) for at in places]
    assert len({colour for _, colour in pairs}) > 3
    return all(abs(a - b) <= 3 for pair in pairs for a, b in zip(*pair, strict=True))


def test_windows_gets_an_icon_in_all_sizes(icons, tmp_path):
    path = tmp_path / "mpcompare.ico"
    icons.write_windows_icon(path)
    found = pictures(path.read_bytes())
    assert [picture.width() for picture in found] == [16, 20, 24, 32, 40, 48, 64, 256]
    assert all(alike(picture, icons.drawn(picture.width())) for picture in found)


def test_macos_gets_an_icon_in_all_sizes(icons, tmp_path):
    path = tmp_path / "mpcompare.icns"
    icons.write_mac_icon(path)
    data = path.read_bytes()
    assert struct.unpack(">4sI", data[:8]) == (b"icns", len(data))
    found, at = {}, 8
    while at < len(data):
        kind, length = struct.unpack(">4sI", data[at : at + 8])
        found[kind.decode()] = QImage.fromData(QByteArray(data[at + 8 : at + length]), "PNG")
        at += length
    assert {kind: picture.width() for kind, picture in found.items()} == {
        "ic07": 128,
        "ic08": 256,
        "ic09": 512,
        "ic10": 1024,
        "ic11": 32,
        "ic12": 64,
        "ic13": 256,
        "ic14": 512,
    }
    assert all(alike(picture, icons.drawn(picture.width())) for picture in found.values())


def test_linux_gets_an_icon_in_all_sizes(icons, tmp_path):
    icons.write_icons(tmp_path, "mpcompare")
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        picture = QImage(str(tmp_path / f"{size}x{size}" / "apps" / "mpcompare.png"))
        assert picture.width() == picture.height() == size
    assert (tmp_path / "scalable" / "apps" / "mpcompare.svg").read_bytes() == (
        ROOT / "resources" / "icons" / "mpcompare.svg"
    ).read_bytes()


def test_the_smoke_test_tries_every_format(tmp_path):
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} "{ROOT / "main.py"}" "$@"\n')
    program.chmod(0o755)
    command = ["bash", PACKAGING / "smoke", "--formats", program]
    environment = {**os.environ, "COLUMNS": "60"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert set(done.stdout.split()) == {
        *("csv", "csv-facts", "html", "json", "markdown", "pdf", "png", "svg", "xlsx"),
    }


@pytest.mark.parametrize("workflow", ["ci.yml", "release.yml"])
def test_the_workflows_run_scripts_that_are_there(workflow):
    text = (ROOT / ".github" / "workflows" / workflow).read_text()
    named = set(re.findall(r"(?:python |\s)((?:packaging|scripts)/[\w./-]+)", text))
    for script in named:
        path = ROOT / script
        assert path.is_file(), script
        assert path.suffix == ".py" or os.access(path, os.X_OK), script
    assert workflow == "ci.yml" or "packaging/smoke-archive" in named


@pytest.mark.parametrize(
    "script",
    [path for path in sorted(PACKAGING.rglob("*")) if path.is_file() and not path.suffix],
    ids=lambda path: path.name,
)
def test_the_shell_scripts_can_be_read(script):
    first = script.read_text().partition("\n")[0]
    if first.startswith("#!"):
        assert first == "#!/usr/bin/env bash"
        assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    else:
        assert script.name in {"copyright", "lintian-overrides"}
