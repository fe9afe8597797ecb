# Two targets are all that a newcomer needs: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
# The install compiles the catalogues, so a changed one asks for it again.
CATALOGUES := $(wildcard jbtui/locale/*/LC_MESSAGES/*.po)
BIN := $(VENV)/bin

.PHONY: run test lint bench pictures clean

run: $(VENV)/.app
	@$(BIN)/jbtui $(ARGS)

test: lint
	$(BIN)/python -m pytest -n 4

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks $(ARGS)

pictures: $(VENV)/.dev
	$(BIN)/python -m tests.pictures

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "jbtui needs Python 3.11 or newer; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# With what the tray is exported by, as every choice of its menu works for one who looks around.
$(VENV)/.app: $(VENV)/bin/python pyproject.toml hatch_build.py $(CATALOGUES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docx,xlsx]'
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml hatch_build.py $(CATALOGUES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.app

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
