"""Words, their folded forms and their stems."""

from importlib.resources import files

import pytest
import yaml

from kawat.ledger.searching.stems import LONGEST, differing, forms, stems, words

FAMILIES = [
    "telepon menelepon ditelepon penelepon",
    "temu bertemu pertemuan menemui ditemui mempertemukan",
    "runding perundingan berunding merundingkan dirundingkan",
    "kirim mengirim dikirim pengiriman kiriman",
    "kata mengatakan dikatakan katanya",
    "nyata menyatakan pernyataan dinyatakan",
    "minta meminta permintaan diminta",
    "kecam mengecam dikecam kecaman",
    "kutuk mengutuk dikutuk kutukan",
    "kunjung mengunjungi kunjungan berkunjung",
    "serang menyerang serangan diserang penyerangan",
    "tolak menolak penolakan ditolak",
    "sepakat kesepakatan menyepakati disepakati",
    "pimpin pemimpin memimpin kepemimpinan",
    "menteri kementerian",
    "damai perdamaian berdamai mendamaikan",
    "rencana berencana merencanakan direncanakan",
    "nilai menilai dinilai",
]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.split()[0])
def test_forms_of_one_root_have_one_stem(family: str) -> None:
    assert len(set(stems(family).split())) == 1, stems(family)


@pytest.mark.parametrize(
    "names",
    [
        "putin trump biden zelensky netanyahu erdogan macron merkel jokowi prabowo lavrov pompeo rubio jinping",
        "rusia iran irak suriah kenya berlin mali peru kuba yaman oman qatar turki mesir jepang korea malaysia",
    ],
)
def test_names_stay_apart(names: str) -> None:
    assert len(set(stems(names).split())) == len(names.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [("media", "dia"), ("masalah", "masa"), ("kawasan", "pengawasan"), ("perdana", "dana"), ("peru", "perumahan")],
)
def test_words_that_are_not_akin_have_stems_of_their_own(one: str, other: str) -> None:
    assert forms(one)[1] != forms(other)[1]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Erdoğan", "erdogan"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("İstanbul", "istanbul"),
        ("Łódź", "lodz"), ("e\u0301", "e"), ("co\u00adoperation", "cooperation"), ("١٢", "١٢"), ("ｆｕｌｌ", "full"),
        ("Москва", "москва"), ("x" * 100, "x" * LONGEST),
    ],
)  # fmt: skip
def test_folding(word: str, folded: str) -> None:
    (only,) = words(word)
    assert (only.folded, only.start, only.end) == (folded, 0, len(word))


def test_words_have_the_offsets_of_the_text() -> None:
    text = "Putin-Trump, S-400; G20! Jum'at… “Ya”\0_garis_ 12.000"
    found = list(words(text))
    assert [text[one.start : one.end] for one in found] == (
        ["Putin", "Trump", "S", "400", "G20", "Jum", "at", "Ya", "garis", "12", "000"]
    )
    assert " ".join(one.stem for one in found) == stems(text)
    assert [text[one.start : one.end] for one in words(text, 6, 14)] == ["Trump", "S"]


def test_only_words_that_differ_from_their_stem_are_told() -> None:
    assert differing("Putin bertemu Trump, Pertemuan itu") == {"bertemu": "temu", "pertemuan": "temu"}


def test_no_stem_can_end_an_index_term() -> None:
    assert not any(not letter.isalnum() and letter.isascii() for letter in forms("½²³ªº")[1])


def test_every_correction_has_an_effect_and_holds_still() -> None:
    stored = yaml.safe_load(files("kawat.ledger.searching").joinpath("roots.yaml").read_text(encoding="utf-8"))
    assert set(stored) == {"n", "ng", "m", "ny", "stems", "words"}
    for nasal in ("n", "ng", "m", "ny"):
        roots = [root for listed in stored[nasal].values() for root in listed]
        assert len(roots) == len(set(roots))
        assert all(root[0] in "aeiou" for root in roots)
    assert all(forms(word)[1] == stem for word, stem in stored["words"].items())
    assert not set(stored["stems"]) & set(stored["stems"].values())
