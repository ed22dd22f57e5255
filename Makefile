# Clarion's commands. "make demo" and "make test" install what they need into .venv.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
BASE := .venv/.base-installed
DEV := .venv/.dev-installed
MESSAGES := .venv/.messages-compiled
STATIC := var/.static-collected
STATIC_SOURCES := $(shell find static -type f 2>/dev/null)
MESSAGE_SOURCES := $(shell find locale -name '*.po' 2>/dev/null)
PYTEST := $(BIN)/python -m pytest
JOBS ?= auto

.PHONY: demo demo-reset test setup lint format deep bench clean-demo lock

demo: $(BASE) $(MESSAGES) $(STATIC)
	@DJANGO_SETTINGS_MODULE=config.settings.demo PORT=$(PORT) $(BIN)/python -m config.demo_server

demo-reset: clean-demo demo

clean-demo:
	rm -rf var/clarion.sqlite3* var/public var/private var/spool

setup: $(DEV) $(MESSAGES) $(STATIC)

test: setup
	DJANGO_SETTINGS_MODULE=config.settings.test $(PYTEST) -n $(JOBS) --dist loadgroup $(TEST)

lint: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	git ls-files -z 'templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2 --check
	DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE) makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE) check --fail-level WARNING

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z 'templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2

deep: setup
	DJANGO_SETTINGS_MODULE=config.settings.test $(PYTEST) -m "deep or hypothesis" --hypothesis-profile=searching $(DEEP)

bench: setup
	@for file in benchmarks/[a-z]*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

$(BASE): requirements/base.txt
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/base.txt
	@touch $@

$(DEV): requirements/dev.txt $(BASE)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

$(MESSAGES): $(MESSAGE_SOURCES) | $(BASE)
	$(BIN)/python -m config.messages
	@touch $@

$(STATIC): $(STATIC_SOURCES) $(BASE)
	@mkdir -p var
	DJANGO_SETTINGS_MODULE=config.settings.demo $(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@

lock: $(DEV)
	$(BIN)/uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/base.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/dev.txt
