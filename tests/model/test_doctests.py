"""The examples in the model's docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import mpcompare.model

MODULES = [
    module.name for module in pkgutil.walk_packages(mpcompare.model.__path__, "mpcompare.model.")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
