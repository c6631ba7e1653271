"""The words and grammar of each language, data first: one folder a language, the same file names in each."""

import re
from functools import cache
from typing import Any

from kawat.data_files import load_yaml


@cache
def table(language: str, name: str) -> Any:
    """Load the data file `name`.yaml of a language.

    Args:
        language: folder name, such as "id".
        name: file name without its ending, such as "sentences".

    Returns:
        What the file holds: mappings, lists, strings and numbers.
    """
    return load_yaml(__name__, f"{language}/{name}.yaml")


@cache
def whole_words(language: str, name: str, group: str, flags: int = 0) -> re.Pattern[str]:
    """The words of a group of a data file, any of which the pattern matches as a whole.

    Args:
        language: folder name, such as "id".
        name: file name without its ending.
        group: the key of a list of words, each a regular expression.
        flags: those of `re.compile`.
    """
    return re.compile(rf"\b(?:{'|'.join(table(language, name)[group])})\b", flags)
