"""The words and grammar of each language, data first: one folder a language, the same file names in each."""

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def table(language: str, name: str) -> Any:
    """Load the data file `name`.yaml of a language.

    Args:
        language: folder name, such as "id".
        name: file name without its ending, such as "sentences".

    Returns:
        What the file holds: mappings, lists, strings and numbers.
    """
    file = resources.files(__name__) / language / f"{name}.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8"))
