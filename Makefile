# Everything needs only Python 3.11 or newer and make. `make` alone shows what there is.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# One test process more than there are processors; `make test WORKERS=0` for one.
WORKERS ?= auto
# Each file whole and by one process, in the order of tests/order.py.
PARALLEL := -n $(WORKERS) --dist loadfile --no-loadscope-reorder
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiled once, for all the processes that tests start.
test canaries: export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup demo test canaries lint bench pages migration lock clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/ready ## Put everything needed into .venv; quick when it is there already
	@:

demo: setup ## Open the practice Slack with its fictional partnership
	@$(RUN) -m bot demo

test: setup ## Run every test, and the checks of make lint with them
	@$(RUN) -m pytest $(PARALLEL) $(TESTS)

canaries: setup ## Run every test with planted words and secrets, and search logs and files
	@CANARIES=1 $(RUN) -m pytest $(PARALLEL) $(TESTS)

lint: setup ## Check style, types, who imports whom, and known dangers
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports
	$(RUN) -m bandit -q -c pyproject.toml -r bot handlers storage

bench: setup ## Measure against peers; writes build/bench.json
	@$(RUN) -m tests.benchmarks

pages: setup ## Write the pages of docs/ that are made from the code
	@$(RUN) -m tests.pages

migration: setup ## Write the next migration: make migration m="Panels have slots"
	@$(RUN) -m storage.migrations "$(m)"
	@$(RUN) -m ruff check -q --fix --ignore E501 storage/migrations
	@$(RUN) -m ruff format -q storage/migrations

lock: setup ## Pin what pyproject.toml asks for, with hashes; needs the network
	@$(RUN) -m pip install --quiet uv
	$(RUN) -m uv pip compile --universal --python-version 3.11 --generate-hashes \
		--extra dev --no-header --no-annotate --quiet -o requirements.lock pyproject.toml

clean: ## Take away .venv and everything that was built
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Alongside needs Python 3.11 or newer. Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "This Python cannot make a .venv. On Debian: apt install python3-venv"; exit 1; }
	@echo "Setting up .venv. The first time takes a minute or two."
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) -m pip install --quiet --require-hashes -r requirements.lock
	@$(RUN) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
