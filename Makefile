# make run: the site on http://127.0.0.1:8000/ | make test: every test | make check: everything else
PY ?= python3
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS = never
export VIRTUAL_ENV = $(CURDIR)/.venv

TRANSLATIONS := $(patsubst %.po,%.mo,$(wildcard site/config/*locale/*/LC_MESSAGES/*.po))

run: .venv/run $(TRANSLATIONS)
	@$(BIN)/python manage.py start

test: .venv/test $(TRANSLATIONS)
	@$(BIN)/python tests/find_browser.py
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: .venv/test $(TRANSLATIONS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/lint-imports
	$(BIN)/mypy .
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py translations --check
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_hex(40))") \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

# The locked versions: names and hashes, no addresses.
lock: .venv/uv
	$(BIN)/uv pip compile -q pyproject.toml --universal --generate-hashes --no-emit-index-url \
		--no-annotate -o requirements.txt
	$(BIN)/uv pip compile -q pyproject.toml --extra postgres --group dev --universal \
		--generate-hashes --no-emit-index-url --no-annotate -o requirements-test.txt

%.mo: %.po | .venv/run
	@$(BIN)/python -c "import polib, sys; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])" $< $@

.venv/uv:
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PY) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check uv
	@touch $@

.venv/run: requirements.txt | .venv/uv
	$(BIN)/uv pip install -q --require-hashes -r $<
	@touch $@

.venv/test: requirements-test.txt | .venv/uv
	$(BIN)/uv pip install -q --require-hashes -r $<
	$(BIN)/uv pip install -q --no-deps --no-build-isolation -e .
	@touch $@ .venv/run

.PHONY: run test check lock
