# make demo   the sample case and its dossier, from nothing but Python, pip and make
# make test   everything that must hold; installs what tests need
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= purport-demo

.PHONY: demo test soak bench lint lock clean

demo: $(VENV)/.plain
	$(BIN)/purport demo $(DEMO)

test: $(VENV)/.test
	$(BIN)/python tests/system_packages.py
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

soak: $(VENV)/.test
	$(BIN)/python -m soak $(PART)

bench: $(VENV)/.test
	$(BIN)/python -m bench $(PART)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.plain: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m purport.stock
	touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.plain
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

# The locks carry hashes and no hosts; they hold for Python 3.11 to 3.13.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -o requirements.lock
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --extra teams --extra photos --extra stamps --extra video --extra credentials --group test -c requirements.lock -o requirements-test.lock

clean:
	rm -rf $(VENV) $(DEMO) build dist
