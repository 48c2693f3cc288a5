# All that a fresh machine needs is Python 3.11 or newer and make: every target sets up what it uses, once.
# Packages come from wherever pip's own configuration says.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types docs template slow browser peers fuzz engines test-oldest test-newest clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.demo ## show in ten seconds what the library is for
	@$(BIN)/python -m articlekit.demo

test: $(VENV)/.dev ## run the quick tests and the examples of docstrings, README and docs
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

check: lint types docs template slow browser peers fuzz engines test-oldest test-newest ## lint, types, docs, slow and browser tests, damaged pages, engines, oldest and newest dependencies

lint: $(VENV)/.dev ## ruff: rules and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## mypy, strict, over everything; pyright, strict, over what users write
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

docs: $(VENV)/.docs ## build docs/_build/html; a warning is an error
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet --fresh-env docs docs/_build/html

slow: $(VENV)/.dev ## run the slow tests; when there are none, that is fine
	$(BIN)/python -m pytest -m slow || test $$? -eq 5

browser: $(VENV)/.dev ## run the tests in a real browser; installs Debian's Chromium where there is none
	.ci/install-chromium
	$(BIN)/python -m pytest -m browser tests/browser

fuzz: $(VENV)/.dev ## feed damaged pages to extract() for a minute
	$(BIN)/python tools/fuzz.py --seconds 60 --jobs 2

engines: $(VENV)/.dev ## test the adapters on Ray, Spark, datatrove and Scrapy; installs Java where there is none
	.ci/install-java
	$(MAKE) --no-print-directory .venv-engines/bin/python VENV=.venv-engines
	.venv-engines/bin/pip install --quiet --editable '.[datatrove,ray,scrapy,spark]' pytest pytest-timeout
	.venv-engines/bin/python -m pytest -m engine tests/engines

template: $(VENV)/.dev ## type-check and test the package that docs/template offers to begin from
	$(BIN)/pip install --quiet --no-deps docs/template
	cd docs/template && $(abspath $(BIN))/mypy --cache-dir ../../.mypy_cache/template && $(abspath $(BIN))/python -m pytest -q -c pyproject.toml tests
	$(BIN)/python -c 'from articlekit.cleaners.installed import installed_cleaners; assert "drop-player" in installed_cleaners()'
	$(BIN)/python -c 'from articlekit.packs import installed_packs; assert [pack.rules[0].reason for pack in installed_packs()] == ["audio-player"]'
	$(BIN)/pip uninstall --quiet --yes tidy-news

peers: ## run the code of the migration page beside the libraries that it leaves, in an environment of their own
	$(MAKE) --no-print-directory .venv-peers/bin/python VENV=.venv-peers
	.venv-peers/bin/pip install --quiet --upgrade pip
	.venv-peers/bin/pip install --quiet --editable '.[cli,peers]' hypothesis pytest pytest-timeout
	.venv-peers/bin/python -m pytest -m peers tests/peers

# Both install the wheel, as users do, and run the tests on what is installed.
test-oldest: ## run the tests with the oldest dependencies that pyproject.toml allows
	$(call test_wheel,oldest,--constraint build/oldest.txt)

test-newest: ## run the tests with the newest releases of all dependencies
	$(call test_wheel,newest,--upgrade --upgrade-strategy eager)

clean: ## remove all that the other targets made
	rm -rf .venv .venv-oldest .venv-newest .venv-peers .venv-engines build dist docs/_build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests tools docs -name __pycache__ -type d -prune -exec rm -rf {} +

define test_wheel
	$(MAKE) --no-print-directory .venv-$(1)/bin/python VENV=.venv-$(1)
	.venv-$(1)/bin/python .ci/lower_bounds.py pyproject.toml > build/oldest.txt
	rm -rf build/$(1) && .venv-$(1)/bin/pip wheel --quiet --no-deps --wheel-dir build/$(1) .
	.venv-$(1)/bin/pip install --quiet --force-reinstall --no-deps build/$(1)/*.whl
	.venv-$(1)/bin/pip install --quiet $(2) "$$(echo build/$(1)/*.whl)[batch,cli,fetch]" hypothesis lxml markdown-it-py pytest pytest-timeout
	.venv-$(1)/bin/python -m pytest --pyargs articlekit tests
endef

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "articlekit needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + "; name another with: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; } # half an environment would pass for a whole one
	@mkdir -p build

$(VENV)/.demo: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.demo

$(VENV)/.docs: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --editable '.[dev,docs]'
	@touch $@
