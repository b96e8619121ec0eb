# make demo     try it: a made-up hospital, in your language
# make test     the tests
# make check    lint, types, and which way things point
# make torture  the store under kills, faults and power cuts, for SECONDS (600)
# make bench    measurements, with ratios to peers

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARGS ?=
SECONDS ?= 600

.PHONY: demo test torture check bench words screenshots clean

demo: $(READY)
	@$(BIN)/passerelle demo $(ARGS)

test: $(READY)
	$(BIN)/python -m pytest $(ARGS)

torture: $(READY)
	$(BIN)/python -m pytest -n 0 tests/torture --torture-seconds $(SECONDS) $(ARGS)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m benchmarks $(ARGS)

# what the code says, merged into the French catalogue; what is new stands there untranslated
words: $(READY)
	$(BIN)/python tests/house/catalogue.py

# the pictures in the README, made by the app itself
screenshots: $(READY)
	$(BIN)/python docs/screenshots/take.py

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
