"""Data files of the package in YAML: a package and a file's name in, what the file holds out."""

from importlib.resources import files
from typing import Any

import yaml

#: That of libyaml where PyYAML was built with it, as its wheels are: it reads the same ten times as fast.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(package: str, name: str) -> Any:
    """Load a file of a package.

    Args:
        package: where it lies, such as "kawat.intake".
        name: its name, such as "outlets.yaml".

    Returns:
        What the file holds: mappings, lists, strings and numbers.
    """
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - both are safe
