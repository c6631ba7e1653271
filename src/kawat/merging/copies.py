"""Wire copies: article texts in; out, for each, the article whose text it repeats. All stay, but count as one source.

Texts that are the same but for case, marks and spacing have one digest. Texts that share most of their words in a row
are found by MinHash over word shingles in bands (Broder 1997; Leskovec, Rajaraman and Ullman 2020, chapter 3) and
verified by the shingles themselves. Who is a copy of whom is a function of the set of articles: a group is all
articles that hang together by verified pairs, its original the one published first (then the smallest id). A ledger
stores the keys of `fingerprint` beside each article; a new one is compared only with those that share a key.
"""

import hashlib
import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rensa import RMinHash

from kawat.languages.runs import runs

#: Words in a shingle: five in a row are seldom the same by chance.
SHINGLE = 5
#: Shares of common shingles from which two texts are copies: of all, or of the shorter one (the cut wire story).
ALIKE, INSIDE = 0.5, 0.8
#: Texts of fewer shingles are copies only when the same: a photo caption proves nothing.
FEWEST = 20
#: Bands of rows: two texts that share half their shingles meet with a chance of 0.99, two that share a tenth with 0.03.
BANDS, ROWS = 32, 3
SEED = 1945
#: Bytes of the hashes of a band.
_BAND = 8 * ROWS


@dataclass(frozen=True, slots=True)
class Text:
    """An article as far as copies are concerned."""

    id: str
    text: str
    published: str | None = None


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return runs(text.lower())


def shingles(text: str) -> frozenset[str]:
    """Every `SHINGLE` words in a row of a text."""
    return _shingles(words(text))


def _shingles(found: Sequence[str]) -> frozenset[str]:
    return frozenset(map(" ".join, zip(*(found[n:] for n in range(SHINGLE)), strict=False)))


def digest(text: str) -> str:
    """The same for texts that differ only in case, marks and spacing (BLAKE2b, 64 bits, hexadecimal)."""
    return _digest(words(text))


def _digest(found: Sequence[str]) -> str:
    return hashlib.blake2b(" ".join(found).encode(), digest_size=8).hexdigest()


def fingerprint(text: str) -> tuple[str, ...]:
    """Keys to store beside an article: two that share none are no copies. The first is the digest of the whole."""
    said = words(text)
    found = _shingles(said)
    keys = [f"={_digest(said)}"]
    if len(found) >= FEWEST:
        sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
        sketch.update(list(found))  # their order is of no account: of each hash the smallest counts
        rows = sketch.digest()
        packed = struct.pack(f">{BANDS * ROWS}Q", *rows)
        for band in range(BANDS):
            rows_of_band = packed[band * _BAND : (band + 1) * _BAND]
            keys.append(f"{band}:{hashlib.blake2b(rows_of_band, digest_size=6).hexdigest()}")
    return tuple(keys)


@lru_cache(maxsize=256)
def _compared(text: str) -> tuple[str, frozenset[str]]:
    found = words(text)
    return _digest(found), _shingles(found)


def is_copy(one: str, other: str) -> bool:
    """Whether one of two texts repeats the other, by their shingles; the same for both orders."""
    (one_digest, first), (other_digest, second) = _compared(one), _compared(other)
    if one_digest == other_digest:
        return True
    shorter = min(len(first), len(second))
    if shorter < FEWEST:
        return False
    common = len(first & second)
    return common >= ALIKE * len(first | second) or common >= INSIDE * shorter


def _order(text: Text) -> tuple[str, str]:
    return (text.published or "9999", text.id)


class _Sets:
    """Disjoint sets of article ids (union-find with path halving)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, one: str) -> str:
        parent = self._parent
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(self, one: str, other: str) -> None:
        self._parent[self.find(other)] = self.find(one)


def originals(articles: Iterable[Text], known: Mapping[str, Sequence[str]] | None = None) -> Mapping[str, str]:
    """For each article the id of the original of its copy group; its own where it stands alone.

    Args:
        articles: texts with their ids and publication dates (EDTF or None), in any order. To place one new article,
        give
            it with the groups of all articles that share a key of `fingerprint` with it.
        known: the fingerprints of those articles, by id, whose fingerprints were worked out before.
    """
    texts = {article.id: article for article in articles}
    blocks: dict[str, list[str]] = defaultdict(list)
    for article in sorted(texts):
        for key in (known or {}).get(article) or fingerprint(texts[article].text):
            blocks[key].append(article)
    sets = _Sets()
    compared: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for i, one in enumerate(blocks[key]):
            for other in blocks[key][:i]:
                pair = (other, one)
                if pair not in compared and sets.find(one) != sets.find(other):
                    compared.add(pair)
                    if is_copy(texts[one].text, texts[other].text):
                        sets.join(one, other)
    groups: dict[str, list[Text]] = defaultdict(list)
    for article, text in texts.items():
        groups[sets.find(article)].append(text)
    return {member.id: min(group, key=_order).id for group in groups.values() for member in group}
