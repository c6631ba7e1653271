"""The words and grammar of each language, data first: one folder a language, the same file names in each."""

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
