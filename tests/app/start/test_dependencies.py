"""What the About dialog says of the libraries is what is installed."""

from importlib import metadata

from mpcompare.app.start.dependencies import installed_dependencies


def test_each_library_has_its_installed_version_a_licence_and_a_page():
    found = {one.name: one for one in installed_dependencies()}
    assert found["numpy"].version == metadata.version("numpy")
    assert found["PySide6_Essentials"].licence.startswith("LGPL-3.0")
    assert found["python-calamine"].page == "https://github.com/dimastbk/python-calamine"
    assert "shiboken6" in found, "what a library needs in turn"
    assert "pytest" not in found, "what only the tests need"


def test_a_program_without_metadata_has_no_list():
    assert installed_dependencies("made-up-program") == ()
