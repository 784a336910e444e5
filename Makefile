# Two commands for a fresh machine: `make demo` and `make test`. Python 3.11+, make and pip are all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REPORTS ?= samples
# The samples go where every command looks; any other folder of reports has a store of its own, so that they never mix.
STORE ?= data/$(if $(filter samples,$(REPORTS)),store,$(notdir $(abspath $(REPORTS))))
PORT ?= 8000

.PHONY: setup demo test check lint docs lock clean

setup: $(VENV)/.core

$(VENV)/.python:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.core: requirements.lock pyproject.toml $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

demo: setup
	NORMGRAAF_STORE=$(STORE) $(BIN)/normgraaf ingest $(REPORTS) || [ $$? -eq 1 ]  # 1: some reports failed, the others are there
	NORMGRAAF_STORE=$(STORE) $(BIN)/normgraaf serve --port $(PORT)

# Tests start many processes: what these import is compiled once, also where the surroundings would have nothing kept.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/.test lint
	$(BIN)/python -m pytest -m "not long and not alone" -n 2 --dist loadscope  # each file on one of two processes
	$(BIN)/python -m pytest -m "alone and not long" $$(grep -rl --include='test_*.py' 'mark\.alone' tests)

check: $(VENV)/.test $(VENV)/tools
	$(BIN)/python -m pytest -m long -rs  # says what could not be checked here

# Programs that tests run and that are no part of the product; their own environment keeps theirs apart from ours.
$(VENV)/tools:
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet --disable-pip-version-check openapi-python-client==0.29.1 pip-audit==2.10.1

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: setup
	$(BIN)/python -m queries.page > docs/questions.md
	$(BIN)/python -m ontology.page > docs/terms.md
	$(BIN)/python -m normgraaf.reference > docs/reference.md
	$(BIN)/python -m loaders.rules.page > docs/rules.md

lock: $(VENV)/.python
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra test pyproject.toml -c requirements.lock -o requirements-test.lock

clean:
	rm -rf $(VENV) data
