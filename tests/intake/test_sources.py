"""Every source and every refusal, on real files."""

import gzip
import io
import json
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest

from kawat.intake.sources import articles, count
from kawat.records import Article, Refusal

STORY = (
    "Menteri Luar Negeri Norwegia bertemu Menteri Luar Negeri Vietnam di Hanoi pada Senin (4/3). "
    "Kedua menteri membahas kerja sama perikanan dan rencana kunjungan balasan pada bulan depan."
)
OTHER = (
    "Pemerintah Kenya mengundang Presiden Portugal untuk berkunjung ke Nairobi pada awal tahun depan. "
    "Undangan itu disampaikan oleh duta besar Kenya dalam sebuah upacara resmi di Lisabon."
)
ENGLISH = (
    "The government of Kenya has invited the president of Portugal to visit Nairobi early next year, officials said."
)
PAGE = """<!doctype html><html lang="id"><head><title>Norwegia dan Vietnam Bahas Perikanan</title>
<meta property="og:site_name" content="Kompas.com"><link rel="canonical" href="https://www.kompas.com/a/norwegia">%s
</head><body><nav>Beranda Dunia</nav><article><h1>Norwegia dan Vietnam Bahas Perikanan</h1><p>%s</p><p>%s</p></article>
<footer>Tentang kami</footer></body></html>"""
JSON_LD = '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"%s"}]}</script>'
META = '<meta property="article:published_time" content="2024-03-04T08:00:00+07:00">'


def read(*paths: object, **options: object) -> list[Article | Refusal]:
    return list(articles([str(path) for path in paths], **options))  # type: ignore[arg-type]


def one(path: object, **options: object) -> Article:
    (found,) = read(path, **options)
    assert isinstance(found, Article), found
    return found


def refused(found: Sequence[Article | Refusal]) -> list[str]:
    return [item.code for item in found if isinstance(item, Refusal)]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_plain_text_is_kept_whole_and_its_headline_is_the_title(tmp_path: Path) -> None:
    text = f"Norwegia dan Vietnam Bahas Perikanan\n\nHANOI, KOMPAS.com - {STORY}\n"
    article = one(write(tmp_path / "a.txt", text.replace("\n", "\r\n")))
    assert (article.text, article.title, article.outlet) == (text, "Norwegia dan Vietnam Bahas Perikanan", "Kompas")
    assert (article.language, article.published, article.published_from) == ("id", None, "unknown")
    assert article.origin == str(tmp_path / "a.txt")


def test_a_text_without_headline_has_no_title(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", STORY)).title is None


def test_the_same_words_have_the_same_id_wherever_and_however_spaced(tmp_path: Path) -> None:
    first = one(write(tmp_path / "a.txt", STORY))
    second = one(write(tmp_path / "b.txt", STORY.replace(". ", ".\n\n ")))
    third = one(write(tmp_path / "c.txt", OTHER))
    assert first.id == second.id != third.id
    assert first.id[0] == "a"
    assert int(first.id[1:], 16) < 16**16


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    text = f"{STORY} “Kami sepakat – sungguh,” kata sang menteri."
    assert one(write(tmp_path / "a.txt", text.encode(encoding))).text == text


def test_html_declares_its_encoding(tmp_path: Path) -> None:
    page = PAGE % ('<meta charset="iso-8859-2">', STORY, f"Ia menjamu Perdana Menteri Čapek. {OTHER}")
    assert "Čapek" in one(write(tmp_path / "a.html", page.encode("iso-8859-2"))).text


@pytest.mark.parametrize(
    ("head", "published", "ground"),
    [
        (JSON_LD % "2024-03-04T09:00:00+07:00" + META.replace("2024", "2020"), "2024-03-04", "json-ld"),
        (JSON_LD % "2024-03-03T18:30:00Z", "2024-03-04", "json-ld"),
        ('<script type="application/ld+json">{broken</script>' + META, "2024-03-04", "meta"),
        ('<meta property="og:url" content="https://x.id/2024/03/04/a">', "2024-03-04", "url"),
        ("", None, None),
    ],
)
def test_html_gives_text_title_outlet_address_and_date(
    tmp_path: Path, head: str, published: str | None, ground: str | None
) -> None:
    page = PAGE % (head, STORY, OTHER)
    if ground == "url":
        page = page.replace('<link rel="canonical" href="https://www.kompas.com/a/norwegia">', "")
    article = one(write(tmp_path / "a.html", page))
    assert article.text.removeprefix(f"{article.title}\n\n") == f"{STORY}\n\n{OTHER}"
    assert (article.title, article.outlet) == ("Norwegia dan Vietnam Bahas Perikanan", "Kompas")
    assert article.url == ("https://x.id/2024/03/04/a" if ground == "url" else "https://www.kompas.com/a/norwegia")
    assert (article.published, article.published_by) == (published, ground)
    assert article.published_from == ("given" if published else "unknown")


def test_a_date_in_the_page_itself_is_the_last_ground(tmp_path: Path) -> None:
    page = (PAGE % ("", STORY, OTHER)).replace("<article>", '<article><time datetime="2024-03-04" pubdate>x</time>')
    article = one(write(tmp_path / "a.html", page))
    assert (article.published, article.published_by) == ("2024-03-04", "html")


def test_a_page_is_known_by_its_beginning(tmp_path: Path) -> None:
    assert one(write(tmp_path / "page", PAGE % (META, STORY, OTHER))).published == "2024-03-04"


def test_json_lines_keep_what_they_say_and_the_text_to_the_letter(tmp_path: Path) -> None:
    text = f"{STORY}\r\n {OTHER}\n"
    line = {
        "id": "n7", "text": text, "published": "2024-03-04", "outlet": "ANTARA", "url": "https://x.id/a",
        "title": "Judul", "fetched_at": "2024-03-05T01:00:00Z", "events": [],
    }  # fmt: skip
    article = one(write(tmp_path / "a.jsonl", json.dumps(line) + "\n\n"))
    assert (article.id, article.text, article.title, article.outlet) == ("n7", text, "Judul", "Antara")
    assert (article.url, article.fetched_at) == ("https://x.id/a", "2024-03-05T01:00:00Z")
    assert (article.published, article.published_from, article.published_by) == ("2024-03-04", "given", "json line")
    assert article.origin.endswith("a.jsonl:1")


@pytest.mark.parametrize(("ground", "kept"), [(None, True), ("given", True), ("text", False), ("unknown", False)])
def test_a_date_worked_out_by_an_annotator_is_not_given(tmp_path: Path, ground: str | None, kept: bool) -> None:
    line = {"text": STORY, "published": "2024-03-04", "published_from": ground}
    article = one(write(tmp_path / "a.jsonl", json.dumps(line)))
    assert (article.published is not None) == kept
    assert article.published_from == ("given" if kept else "unknown")


def test_gzip_array_object_and_standard_input_are_read(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": str(n), "text": STORY}) for n in range(3))
    packed = write(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode()))
    array = write(tmp_path / "b.json", json.dumps([{"text": STORY}, {"text": OTHER}], indent=1))
    single = write(tmp_path / "c.json", json.dumps({"id": 9, "text": STORY}, indent=1))
    found = read(packed, array, single, "-", stdin=io.BytesIO(lines.encode()))
    assert not refused(found)
    assert [item.id for item in found if isinstance(item, Article)][:3] == ["0", "1", "2"]
    assert len(found) == 3 + 2 + 1 + 3
    assert found[-1].origin == "-:3"


@pytest.mark.parametrize("content", [STORY, PAGE % (META, STORY, OTHER)])
def test_standard_input_may_be_a_text_or_a_page(content: str) -> None:
    assert STORY in one("-", stdin=io.BytesIO(content.encode())).text


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", ".git/x.txt", "c.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, STORY)
    expected = [str(tmp_path / name) for name in ("c.txt", "a/1.txt", "b/2.txt")]
    assert [item.origin for item in read(tmp_path)] == expected
    assert [item.origin for item in read(f"{tmp_path}/*/*.txt")] == expected[1:]
    assert count([str(tmp_path)]) == 3


def test_count_tells_lines_and_files_and_not_standard_input(tmp_path: Path) -> None:
    lines = write(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "a"}\n\n{"text": "b"}\nbroken'))
    text = write(tmp_path / "b.txt", STORY)
    paths = [str(lines), str(text), str(tmp_path / "none.txt")]
    assert count(paths) == len(read(*paths)) == 5
    assert count([*paths, "-"]) is None


BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "empty.jsonl": (b"\n", "empty"),
    "empty.json": (b"[]", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    "program": (b"\x7fELF\x02\x00\x00" * 50, "binary"),
    "controls.txt": (b"\x01\x02\x03\x04\x05 teks", "binary"),
    "broken-utf8.txt": (STORY.encode() + "é".encode() + b"\xc3(", "undecodable"),
    "noise.txt": (bytes(range(0x80, 0x100)) * 20, "undecodable"),
    "english.txt": (ENGLISH.encode(), "language"),
    "page.html": (
        b"<html><head><title>Menu</title></head><body><nav><a href='/'>Home</a></nav></body></html>",
        "no-article",
    ),
    "nothing.html": (b"<html></html>", "no-article"),
    "damaged.jsonl.gz": (gzip.compress(b'{"text": 1}\n' * 999)[:-20], "unreadable"),
    "spread.json": (b'{\n "text": \n', "broken-json"),
}
BAD_LINES = {
    '{"text": ': "broken-json",
    '["a"]': "not-an-object",
    "12": "not-an-object",
    '{"title": "Judul"}': "no-text",
    '{"text": 5}': "no-text",
    '{"text": " "}': "empty",
    json.dumps({"text": STORY, "published": "kemarin"}): "bad-date",
    json.dumps({"text": STORY, "published": "2024-02-30"}): "bad-date",
    json.dumps({"text": STORY, "published": "2024-02-03/"}): "bad-date",
    json.dumps({"text": STORY, "published": "2024/.."}): "bad-date",
    json.dumps({"text": STORY, "fetched_at": "03/07/2018"}): "bad-date",
    json.dumps({"text": STORY, "fetched_at": "2018-7-3"}): "bad-date",
    json.dumps({"text": STORY, "outlet": ["a"]}): "bad-field",
    json.dumps({"text": ENGLISH}): "language",
    '{"text": "a\\u0000b"}': "undecodable",
    '{"text": "a\\ud800b"}': "undecodable",
    "[" * 100_000: "broken-json",
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_a_bad_file_is_refused_and_the_next_one_read(tmp_path: Path, name: str) -> None:
    content, code = BAD_FILES[name]
    found = read(write(tmp_path / name, content), write(tmp_path / "good.txt", STORY))
    assert isinstance(found[-1], Article)
    refusal = found[-2]
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert str(tmp_path / name) in refusal.origin
    assert refusal.why
    assert refusal.hint.endswith(".")
    assert "\n" not in refusal.why + refusal.hint


@pytest.mark.parametrize(("line", "code"), sorted(BAD_LINES.items()))
def test_a_bad_line_is_refused_and_the_next_one_read(tmp_path: Path, line: str, code: str) -> None:
    path = write(tmp_path / "a.jsonl", f"{line}\n{json.dumps({'text': STORY})}\n")
    refusal, article = read(path)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.origin) == (code, f"{path}:1")
    assert isinstance(article, Article)


def test_what_is_too_big_is_refused(tmp_path: Path) -> None:
    text = write(tmp_path / "a.txt", STORY * 10)
    lines = write(tmp_path / "b.jsonl", f"{json.dumps({'text': STORY * 10})}\n{json.dumps({'text': OTHER})}\n")
    found = read(text, lines, limit=1000)
    assert refused(found) == ["too-big", "too-big"]
    assert isinstance(found[-1], Article)
    assert refused(read("-", limit=1000, stdin=io.BytesIO(STORY.encode() * 10))) == ["too-big"]


def test_paths_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "lost.txt").symlink_to(tmp_path / "gone.txt")
    paths = ["none.txt", "none/*.txt", "empty", "lost.txt"]
    found = read(*(tmp_path / path for path in paths), write(tmp_path / "good.txt", STORY))
    assert refused(found) == ["missing", "missing", "empty-folder", "unreadable"]
    assert isinstance(found[-1], Article)


def test_a_socket_in_a_folder_does_not_stop_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("a.sock")
        write(tmp_path / "b.txt", STORY)
        found = read(".")
    assert refused(found) == ["unreadable"]
    assert isinstance(found[-1], Article)


def test_malay_is_accepted(tmp_path: Path) -> None:
    malay = (
        "Perdana Menteri berkata lawatan rasmi itu akan mengukuhkan hubungan dua hala kedua-dua negara. Beliau "
        "memberitahu pemberita selepas mesyuarat di Putrajaya bahawa kerajaan akan terus bekerjasama dalam pelaburan."
    )
    assert one(write(tmp_path / "a.txt", malay)).language == "ms"
