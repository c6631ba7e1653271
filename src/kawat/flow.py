"""The flow from paths to ledger: where intake, reading, ledger and merging meet. Paths in, a summary out."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kawat.errors import KawatError
from kawat.intake.dates import published_date
from kawat.intake.sources import articles
from kawat.ledger.merged import Keeper
from kawat.ledger.queries import articles_of
from kawat.ledger.store import Ledger, Outcome
from kawat.merging.copies import is_copy
from kawat.reading.many import read_each
from kawat.reading.reports import LEAST_CONFIDENCE
from kawat.records import Article, Reading, Refusal

#: Readings kept in one transaction: what a crash can lose, against what a transaction costs.
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of the inputs of one `add`."""

    added: int
    updated: int
    unchanged: int
    refused: tuple[Refusal, ...]
    reports: int
    quotes: int
    interrupted: bool = False

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.added + self.updated + self.unchanged + len(self.refused)


def _day(published: str | None) -> str | None:
    """The publication date that a caller gave, in EDTF.

    Raises:
        KawatError: it is no date, or has no end.
    """
    date = None if published is None else published_date(published)
    if published is not None and date is None:
        raise KawatError(f"--published {published!r}", "this is no date", "Write it as 2018-07-04, 2018-07 or 2018.")
    return date


def _dated_by_option(item: Article | Refusal, published: str | None) -> Article | Refusal:
    """An article without a publication date gets the one that the caller gave."""
    if published and isinstance(item, Article) and not item.published:
        return replace(item, published=published, published_from="given", published_by="option")
    return item


def read_all(
    paths: Sequence[str], published: str | None = None, least: float = LEAST_CONFIDENCE
) -> Iterator[Reading | Refusal]:
    """Read every article under the paths.

    Args:
        paths: folders, globs, files, or ``-`` for standard input.
        published: EDTF publication date of articles that carry none.
        least: the confidence from which a report is told.

    Returns:
        A reading for each article, a refusal for each input that is none, in the order of the paths.

    Raises:
        KawatError: `published` is no date.
    """
    date = _day(published)
    return read_each((_dated_by_option(item, date) for item in articles(paths)), least)


def _undated(reading: Reading) -> Refusal | None:
    if reading.article.published:
        return None
    why = "no publication date: the source gives none and the text does not tell"
    hint = 'Give it: --published 2018-07-04, or "published" in JSON Lines.'
    return Refusal(reading.article.origin, "no-date", why, hint)


def _of_another(reading: Reading, stored: Article | None) -> Refusal | None:
    """The refusal of an article whose id another one has: neither address nor headline nor most of the words agree."""
    article = reading.article
    if stored is None or article.text == stored.text or is_copy(article.text, stored.text):
        return None
    if (article.url and article.url == stored.url) or (article.title and article.title == stored.title):
        return None
    why = f"its id {article.id!r} is that of another article in the ledger, read from {stored.origin}"
    return Refusal(article.origin, "same-id", why, "Give it an id of its own, or none: then one is made of its words.")


def _kept(keeper: Keeper, batch: Sequence[Reading]) -> list[tuple[Reading, Outcome | Refusal]]:
    """Keep a batch and its events; where it is refused, each reading by itself, so that one never stops the others."""
    try:
        return list(zip(batch, keeper.keep(batch), strict=True))
    except KawatError as error:
        if len(batch) > 1:
            return [pair for reading in batch for pair in _kept(keeper, [reading])]
        return [(batch[0], Refusal(batch[0].article.origin, "not-kept", f"{error.what}: {error.why}", error.hint))]


def _kept_or_refused(
    keeper: Keeper, ledger: Ledger, batch: Sequence[Reading]
) -> Iterator[tuple[Reading, Outcome | Refusal]]:
    """Keep those of a batch whose id is not another article's."""
    known = articles_of(ledger, [reading.article.id for reading in batch])
    mine: list[Reading] = []
    for reading in batch:
        refusal = _of_another(reading, known.get(reading.article.id))
        if refusal:
            yield reading, refusal
        else:
            mine.append(reading)
    yield from _kept(keeper, mine)


def _is_full(batch: Sequence[Reading], coming: Reading) -> bool:
    """Whether a batch must be kept before another reading joins it: it is large, or has one of the same article."""
    return len(batch) == _BATCH or any(one.article.id == coming.article.id for one in batch)


def add(
    paths: Sequence[str],
    ledger: Ledger,
    published: str | None = None,
    seen: Callable[[int], None] = lambda _: None,
    least: float = LEAST_CONFIDENCE,
) -> Summary:
    """Read articles into a ledger and merge their reports into events.

    Articles are kept in batches, each with its events whole or not at all; Ctrl-C ends after the batch at hand. One
    whose id is there already takes the place of the one before where it has its address, its headline or most of its
    words; else it is another article, and refused.

    Args:
        paths: folders, globs, files, or ``-`` for standard input.
        ledger: where to keep them.
        published: EDTF publication date of articles that carry none.
        seen: called with the number of inputs dealt with since the last call.
        least: the confidence from which a report is kept.

    Returns:
        What became of the inputs.
    """
    count: Counter[str] = Counter()
    refused: list[Refusal] = []
    batch: list[Reading] = []
    keeper = Keeper(ledger)

    def keep() -> None:
        for reading, outcome in _kept_or_refused(keeper, ledger, batch):
            if isinstance(outcome, Refusal):
                refuse(outcome)
                continue
            count[outcome] += 1
            count["reports"] += len(reading.reports)
            count["quotes"] += len(reading.quotes)
        batch.clear()

    def refuse(refusal: Refusal) -> None:
        ledger.record_refusal(refusal)
        refused.append(refusal)

    interrupted = False
    try:
        for item in read_all(paths, published, least):
            refusal = item if isinstance(item, Refusal) else _undated(item)
            if refusal:
                refuse(refusal)
            elif isinstance(item, Reading):
                if _is_full(batch, item):
                    keep()
                batch.append(item)
            seen(1)
    except KeyboardInterrupt:
        interrupted = True
    keep()
    return Summary(
        count["added"],
        count["updated"],
        count["unchanged"],
        tuple(refused),
        count["reports"],
        count["quotes"],
        interrupted,
    )
