# claimref: `make demo` shows what it does, `make test` is what CI runs.

# The first Python of 3.11 to 3.13 that answers; name another with `make PYTHON=…`.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STORY := fixtures/accord
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help demo install test quick lint types docs readme site clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

# Installed anew only when what is installed changes.
install: $(VENV)/.installed  ## create .venv with claimref and what its tests need
$(VENV)/.installed: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "claimref needs Python 3.11, 3.12 or 3.13; name one with make PYTHON=…" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	@touch $@

demo: install  ## compare the invented story: the table here, store and matrices in demo/
	@mkdir -p demo
	$(BIN)/claimref compare $(STORY) --db demo/claimref.db
	@$(BIN)/claimref matrix --of outlets --db demo/claimref.db -o demo/outlets.csv
	@$(BIN)/claimref matrix --of claims --wide --db demo/claimref.db -o demo/claims.csv
	@echo "In demo/: claimref.db, outlets.csv (outlet by outlet), claims.csv (claim by outlet)" >&2

lint: install  ## ruff: faults and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install  ## mypy --strict
	$(BIN)/mypy

# CI runs every test; at the desk those marked slow take part only when asked for (make test CI=true).
test: lint types site  ## ruff, mypy, the pages and pytest
	$(PYTEST) $(if $(filter true 1,$(CI)),,-m "not slow")

quick: install  ## the fast tests only, stop at the first failure
	$(PYTEST) -x -q -m "not slow and not shared"

docs: install readme  ## write the references and all outputs shown in the README and the pages anew
	$(BIN)/python docs/write_cli_reference.py
	$(BIN)/python docs/write_schema_reference.py

readme: install  ## write the outputs in the README and the pages anew
	$(BIN)/python docs/write_readme.py

site: install  ## the pages as a site in site/; a dead link or a missing figure fails
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

clean:  ## remove what is built or cached, and keep .venv
	rm -rf demo build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis
