"""The examples in the model's docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import mpcompare.model

MODULES = [module.name for module in pkgutil.iter_modules(mpcompare.model.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    failed, _ = doctest.testmod(importlib.import_module(f"mpcompare.model.{name}"))
    assert failed == 0
