# Two commands set a fresh machine up: `make run` starts the program, `make test` checks it.
#
# Both see to the system packages, then to an environment in .venv, and do nothing where all is
# there. PYTHON=python3.12 chooses the interpreter; ARGS="..." goes to the program or to pytest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run package docs test check-exports lint format bench catalog screenshots clean system-run system-test

BIN := .venv/bin
ARGS ?=
export PYTHON
unexport PYTHONDONTWRITEBYTECODE   # or each worker, and each start in a test, compiles everything
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

help:
	@echo "make run            start mpcompare"
	@echo "make test           every check, then the tests"
	@echo "make check-exports  open exported files with LibreOffice and Chromium"
	@echo "make lint           the checks without the tests"
	@echo "make format         format the code and fix what ruff can fix"
	@echo "make catalog        build data/catalog.db and docs/catalog.md from data/"
	@echo "make bench          measure, and write bench/results.json"
	@echo "make docs           build the documentation into build/docs/, and check it"
	@echo "make screenshots    draw the pictures in docs/images/ again"
	@echo "make package        build the wheel, the bundle and, on Debian, the .deb into dist/"
	@echo "make clean          remove .venv and all that was built"

run: .venv/run.stamp
	@$(BIN)/python main.py $(ARGS)

test: .venv/test.stamp
	@status=0; scripts/lint || status=1; $(BIN)/pytest --numprocesses=auto --dist=worksteal $(ARGS) || status=1; exit $$status

check-exports: .venv/test.stamp
	@scripts/system-packages exports
	@$(BIN)/pytest -m exports $(ARGS)

lint: .venv/test.stamp
	@scripts/lint

format: .venv/test.stamp
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

catalog: .venv/run.stamp
	@$(BIN)/python main.py catalog build $(ARGS)
	@$(BIN)/python scripts/catalog_docs.py

bench: .venv/test.stamp
	@$(BIN)/python bench/run.py $(ARGS)

screenshots: .venv/test.stamp
	@scripts/system-packages screenshots
	@$(BIN)/python scripts/screenshots.py $(ARGS)

docs: .venv/docs.stamp
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going docs build/docs
	@$(BIN)/python scripts/check_site.py build/docs

package: .venv/package.stamp
	@$(BIN)/python packaging/package.py $(ARGS)

clean:
	@rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis bench/.cache

# The stamps are older than pyproject.toml when the dependencies may have changed.

.venv/run.stamp: pyproject.toml | system-run
	@scripts/environment
	@touch $@

.venv/test.stamp: pyproject.toml | system-test
	@scripts/environment test
	@touch .venv/run.stamp $@

.venv/docs.stamp: pyproject.toml | system-run
	@scripts/environment docs
	@touch $@

.venv/package.stamp: pyproject.toml | system-run
	@scripts/environment package
	@touch $@

system-run:
	@scripts/system-packages run

system-test:
	@scripts/system-packages test
