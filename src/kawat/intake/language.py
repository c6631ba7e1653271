"""Which language a text is in: a text in, "id", "ms" or another ISO 639-1 code out.

Kawat reads Indonesian and accepts Malay; what is surely neither is refused by the sources. The classifier is
py3langid (Lui and Baldwin 2012, "langid.py: An off-the-shelf language identification tool"), restricted to the
languages that news in reach of an Indonesian collection is written in: fewer candidates, fewer mistakes.
"""

from functools import cache
from typing import Any

#: What the classifier may answer.
CANDIDATES = (
    "ar", "de", "en", "es", "fr", "hi", "id", "it", "ja", "jv", "ko", "ms", "nl", "pt", "ru", "th", "tl",
    "tr", "vi", "zh",
)  # fmt: skip
#: What Kawat reads.
ACCEPTED = ("id", "ms")
#: Below this many letters a text is too short to be refused for its language.
FEWEST_LETTERS = 40
#: Characters looked at: a page of text decides, the rest costs time.
LOOKED_AT = 4000
#: A text is another language only if Indonesian and Malay together are less likely than this...
_NEITHER = 0.05
#: ...and Malay rather than Indonesian only if it is this likely: most doubtful texts are Indonesian ones.
_MALAY = 0.9


@cache
def _classifier() -> Any:  # py3langid ships no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - unpacks a model, a second's work

    classifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    classifier.set_languages(CANDIDATES)
    return classifier


def language(text: str) -> str:
    """The language of a text, in doubt Indonesian.

    Args:
        text: the body of an article; its first 4,000 characters are looked at.

    Returns:
        "id", "ms", or the ISO 639-1 code of the likeliest other language.
    """
    sample = text[:LOOKED_AT]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return "id"
    likelihood: list[tuple[str, float]] = _classifier().rank(sample)
    by_code = dict(likelihood)
    if by_code["id"] + by_code["ms"] < _NEITHER:
        return likelihood[0][0]
    return "ms" if by_code["ms"] > _MALAY else "id"
