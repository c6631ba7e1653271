"""The list of outlets: every entry is found by its names and its addresses, and loading intake stays cheap."""

import subprocess
import sys
from importlib.resources import files

import pytest
import yaml

from kawat.intake.outlets import outlet_by_address, outlet_by_name

LISTED = yaml.safe_load(files("kawat.intake").joinpath("outlets.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("outlet", sorted(LISTED))
def test_an_outlet_is_found_by_every_name_and_address(outlet: str) -> None:
    assert {outlet_by_name(name.upper()) for name in (outlet, *LISTED[outlet]["names"])} == {outlet}
    for domain in LISTED[outlet]["domains"]:
        assert outlet_by_address(f"https://www.{domain}/berita/1") == outlet
        assert "/" in domain or outlet_by_address(f"https://news.{domain}/") == outlet


@pytest.mark.parametrize(
    "url", ["", "https://", "https://contoh.org/a", "http://[", "kompas", "https://bukankompas.com"]
)
def test_an_unknown_address_has_no_outlet(url: str) -> None:
    assert outlet_by_address(url) is None


def test_regional_papers_of_tribun_are_tribun() -> None:
    assert outlet_by_name("TribunJabar.id") == "Tribun"
    assert outlet_by_name("Tribunal") is None


def test_intake_loads_without_the_libraries_that_only_pages_and_languages_need() -> None:
    code = "import sys, kawat.intake.sources; print({'trafilatura', 'lxml', 'py3langid'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
