"""The vocabulary: texts of the news in, a tokenizer with only the pieces they use out.

A unigram tokenizer stays right when pieces are taken away: words then split into the pieces that are left. Single
characters of the Latin script are always kept, so that any name can be spelt.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

#: <s> <pad> </s> <unk>, which keep their numbers.
SPECIAL = 4


def count(texts: Iterable[str], tokenizer: Tokenizer) -> Counter[int]:
    """How often each piece is used."""
    counts: Counter[int] = Counter()
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == 512:
            for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
                counts.update(encoding.ids)
            batch.clear()
    for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
        counts.update(encoding.ids)
    return counts


def prune(source: Path, counts: Counter[int], must: Counter[int], size: int) -> tuple[dict[str, Any], list[int]]:
    """Keep the pieces of `must`, single Latin characters, and the most used of `counts`, up to `size`.

    Args:
        source: the full tokenizer.json.
        counts: uses in the large corpus.
        must: uses in the texts that are trained on; always kept.
        size: how many pieces to keep.

    Returns:
        The small tokenizer as JSON, and the old number of each new piece.
    """
    data: dict[str, Any] = json.loads(source.read_text("utf-8"))
    vocabulary = data["model"]["vocab"]
    keep = {*range(SPECIAL), *must}
    keep |= {n for n, (piece, _) in enumerate(vocabulary) if len(piece.strip("▁")) <= 1 and ord(piece[-1]) < 0x250}
    for piece, _ in counts.most_common():
        if len(keep) >= size:
            break
        keep.add(piece)
    old = sorted(number for number in keep if number < len(vocabulary) and vocabulary[number][0] != "<mask>")
    data["model"]["vocab"] = [vocabulary[number] for number in old]
    data["added_tokens"] = [token for token in data["added_tokens"] if token["id"] < SPECIAL]
    return data, old
