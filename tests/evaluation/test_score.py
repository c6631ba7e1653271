"""The figures are those of the gold's own scorer, on real readings and on damaged ones."""

import copy
import importlib.util
import random
from types import ModuleType
from typing import Any

import pytest

from kawat.evaluation.gold import as_article, load_gold
from kawat.evaluation.score import score
from kawat.export.reading_json import reading_json
from kawat.reading.article import read
from tests import SHARED


def _shared_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_scorer", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    return load_gold(SHARED / "gold" / "dev.jsonl")


def test_agrees_with_the_gold_s_scorer_on_what_kawat_reads(gold: list[dict[str, Any]]) -> None:
    read_articles = [reading_json(read(as_article(article))) for article in gold]
    figures = score(gold, read_articles)
    assert figures == _shared_scorer().score(gold, read_articles)
    assert figures["reports found"]["read"] > 0
    assert figures["quotes direct"]["read"] > 0


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_the_gold_s_scorer_on_damaged_gold(gold: list[dict[str, Any]], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  repeatable damage, no secret
    damaged = copy.deepcopy(gold)
    for article in damaged:
        article["reports"] = [report for report in article["reports"] if chance.random() < 0.8]
        for report in article["reports"]:
            if chance.random() < 0.3:
                report["kind"] = chance.choice(["meeting", "attack", "visit", "vote"])
            if chance.random() < 0.3:
                report["participants"] = report["participants"][:1]
            if chance.random() < 0.3:
                report["date"], report["place"], report["status"] = None, None, "planned"
        for quote in article["quotes"]:
            if chance.random() < 0.3:
                quote["start"] += (quote["end"] - quote["start"]) // 2
            if chance.random() < 0.3:
                quote["person"] = chance.choice([None, "Sergei Lavrow", "Xi"])
        if chance.random() < 0.2:
            article["published"] = chance.choice([None, "2018", "2018-07-03"])
    damaged = damaged[5:]
    assert score(gold, damaged) == _shared_scorer().score(gold, damaged)


def test_the_gold_read_perfectly_scores_one(gold: list[dict[str, Any]]) -> None:
    figures = score(gold, gold)
    assert figures["reports exact"]["f1"] == 1.0
    assert figures["quotes indirect"]["speaker"] == 1.0
