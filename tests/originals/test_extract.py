"""Bodies to text: words stay as they stand, what is not read is refused, what is broken is said to be."""

from __future__ import annotations

import io
import json

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import FetchFailed, FetchRefused
from advisor.originals.extract import decoded, text_of

HTML = "text/html"


def page(markup: str) -> str:
    return text_of(markup.encode(), HTML, "http://a.example/")


def pdf(*pages: str) -> bytes:
    """A real PDF with one line of text a page."""
    writer = pypdf.PdfWriter()
    for line in pages:
        sheet = writer.add_blank_page(300, 300)
        stream = pypdf.generic.DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td ({line}) Tj ET".encode())
        font = pypdf.generic.DictionaryObject(
            {
                pypdf.generic.NameObject("/Type"): pypdf.generic.NameObject("/Font"),
                pypdf.generic.NameObject("/Subtype"): pypdf.generic.NameObject("/Type1"),
                pypdf.generic.NameObject("/BaseFont"): pypdf.generic.NameObject("/Helvetica"),
            }
        )
        fonts = pypdf.generic.DictionaryObject({pypdf.generic.NameObject("/F1"): font})
        sheet[pypdf.generic.NameObject("/Resources")] = pypdf.generic.DictionaryObject(
            {pypdf.generic.NameObject("/Font"): fonts}
        )
        sheet[pypdf.generic.NameObject("/Contents")] = writer._add_object(stream)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def test_html_keeps_words_and_no_break_spaces() -> None:
    assert page("<h1>Art.\u00a028</h1><p>We  keep\n<b>10\u202f000</b> logs<br>for long.<ul><li>one<li>two</ul>") == (
        "Art.\u00a028\n\nWe keep 10\u202f000 logs\nfor long.\n\none\n\ntwo"
    )


def test_html_keeps_preformatted_lines_and_parts_cells() -> None:
    assert page("<pre>a\n  b</pre><table><tr><th>Kept<td>30 days</table>") == "a\n  b\n\nKept\u200330 days"


def test_furniture_of_a_page_is_no_text() -> None:
    text = page(
        "<title>T</title><nav>Menu</nav><script>x()</script><style>p{}</style><main><p>The terms.</p></main>"
        "<p hidden>No</p><p style='display: none'>No</p><div aria-hidden=true>No</div><footer>2026</footer>"
    )
    assert text == "The terms."


def test_text_outside_of_a_small_main_is_kept() -> None:
    assert page(f"<main>Short.</main><p>{'The terms are long. ' * 9}</p>").startswith("Short.\n\nThe terms")


def test_depth_is_the_pages_choice() -> None:
    assert page("<div>" * 20_000 + "deep") == "deep"


@given(st.lists(st.text("abc äöü Ж中<>&;'\"=/!-\n\x00", max_size=30), max_size=12))
def test_any_markup_gives_text_or_a_plain_word(parts: list[str]) -> None:
    markup = "<p>".join(parts)
    try:
        text = text_of(markup.encode(), HTML, "u")
    except FetchFailed:
        return
    assert text.strip()
    assert "\x00" not in text


@given(st.lists(st.text("abcЖ中.,0123456789\u00a0", min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=9))
def test_no_word_of_a_page_is_lost(paragraphs: list[str]) -> None:
    text = page("".join(f"<div><p>{paragraph}</p></div>" for paragraph in paragraphs))
    assert text.split("\n\n") == paragraphs


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("Привет".encode(), "text/html; charset=iso-8859-1", "Привет"),
        ("Привет".encode("cp1251"), "text/html; charset=windows-1251", "Привет"),
        ("<meta charset='windows-1251'>Привет".encode("cp1251"), "text/html", "Привет"),
        ("数据保留".encode("gb18030"), "text/html; charset=gb2312", "数据保留"),
        ("Привет".encode("utf-16"), "text/plain", "Привет"),
        ("plain".encode("utf-16-le"), "text/plain; charset=utf-16-le", "plain"),
        ("caf\xe9 “x”".encode("cp1252"), "text/plain; charset=latin-1-or-so", "caf\xe9 “x”"),
        (b"\xef\xbb\xbfmark", "text/plain", "mark"),
    ],
)
def test_wrong_and_missing_charsets(body: bytes, kind: str, text: str) -> None:
    assert text_of(body, kind, "u") == text


@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_are_decoded(body: bytes, charset: str) -> None:
    decoded(body, f"text/html; charset={charset}").encode("utf-8", "surrogatepass")


def test_a_pdf_keeps_its_pages() -> None:
    assert text_of(pdf("We keep logs for 30 days.", "Page two."), "application/pdf", "u") == (
        "We keep logs for 30 days.\fPage two."
    )
    assert text_of(pdf("Sent as a mere file."), "application/octet-stream", "u") == "Sent as a mere file."


def test_a_broken_pdf_is_said_to_be() -> None:
    whole = pdf("We keep logs.")
    for body in (b"%PDF-1.7 nonsense", b"%PDF-"):
        with pytest.raises(FetchFailed, match="damaged"):
            text_of(body, "application/pdf", "u")
    with pytest.raises(FetchFailed):
        text_of(whole[:120], "application/pdf", "u")


def test_a_scan_and_an_empty_page_hold_no_text() -> None:
    with pytest.raises(FetchFailed, match="no text"):
        text_of(pdf(""), "application/pdf", "u")
    with pytest.raises(FetchFailed, match="no text"):
        page("<div id=root></div><script>render()</script>")


def test_json_is_read_whatever_its_layout() -> None:
    data = {"keep": "30 дней", "list": [1, 2]}
    tight, wide = (json.dumps(data, indent=indent).encode() for indent in (None, 8))
    assert text_of(tight, "application/json", "u") == text_of(wide, "application/json", "u")
    assert "30 дней" in text_of(tight, "application/json", "u")
    for body in (b"{broken", b"[" * 100_000):
        with pytest.raises(FetchFailed, match="JSON"):
            text_of(body, "application/json", "u")


def test_xml_is_read_and_its_bombs_are_not() -> None:
    assert text_of(b"<a><t>One</t><p>two <i>three</i> four</p></a>", "application/xml", "u") == "One\n\ntwo three four"
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(FetchRefused, match="entities"):
        text_of(bomb, "text/xml", "u")
    with pytest.raises(FetchRefused, match="entities"):
        text_of(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "text/xml", "u")
    with pytest.raises(FetchFailed, match="XML"):
        text_of(b"<a><b></a>", "text/xml", "u")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(FetchRefused):
        text_of(b"\x89PNG\r\n\x1a\n\0\0", "application/octet-stream", "u")
    with pytest.raises(FetchRefused, match="characters"):
        text_of(b"x" * 5_000_001, "text/plain", "u")
