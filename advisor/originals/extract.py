"""The body of a document to its text; the only user of the HTML, PDF and XML libraries.

Words stay as they stand, no-break spaces included; only the white space that a browser would not show is folded.
Paragraphs are parted by an empty line, pages of a PDF by a form feed.
"""

from __future__ import annotations

import codecs
import io
import json
import logging
import re
from typing import Any, Protocol
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
import pypdf
from defusedxml.common import DefusedXmlException
from selectolax.lexbor import LexborHTMLParser, LexborNode

from advisor.errors import FetchFailed, FetchRefused
from advisor.originals.fetch import media_type
from advisor.originals.snapshots import PAGE_BREAK

_MAX_PAGES = 2000
_MAX_CHARACTERS = 5_000_000
#: What is no text of the document: programs, looks, and the page's furniture.
_DROPPED = frozenset(
    [
        *("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas", "video"),
        *("audio", "nav", "footer", "aside", "button", "select", "input", "textarea", "dialog", "datalist"),
    ]
)
_BLOCKS = frozenset(
    [
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"),
        *("legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr"),
        "ul",
    ]
)
#: White space that HTML folds; a no-break space is none of it.
_FOLDED = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def text_of(body: bytes, content_type: str, where: str) -> str:
    """The text of a document.

    Args:
        body: its bytes.
        content_type: as the host sent it, with parameters; without one, or with `application/octet-stream`, the
            bytes decide.
        where: its address, for errors.

    Raises:
        FetchRefused: it is of a type that is not read.
        FetchFailed: it is damaged, or holds no text (a scanned PDF, a page that only a program fills).
    """
    kind = media_type(content_type)
    if kind in ("", "application/octet-stream") or body.startswith(b"%PDF-"):
        kind = _sniffed(body, where)
    if kind == "application/pdf":
        text = _from_pdf(body, where)
    elif kind in ("text/html", "application/xhtml+xml"):
        text = _from_html(decoded(body, content_type))
    elif kind.endswith(("/xml", "+xml")):
        text = _from_xml(body, where)
    elif kind.endswith(("/json", "+json")):
        text = _from_json(decoded(body, content_type), where)
    elif kind.startswith("text/"):
        text = decoded(body, content_type).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    else:
        raise FetchRefused(f"documents of type {kind} are not read", where=where)
    if len(text) > _MAX_CHARACTERS:
        raise FetchRefused(f"the text has more than {_MAX_CHARACTERS:,} characters", where=where)
    # Half of a surrogate pair cannot be written to a file.
    text = text.encode("utf-8", "replace").decode("utf-8")
    if not text.strip():
        raise FetchFailed(
            "the document holds no text (a scan, or a page that only a browser's program fills)",
            where=where,
            remedy="Open it in a browser and read it there.",
        )
    return text


def decoded(body: bytes, content_type: str = "") -> str:
    """Bytes as text. What is valid UTF-8 is UTF-8, whatever is claimed; then the claim counts, then Windows-1252."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    claimed = [_parameter(content_type)]
    for pattern in (_CHARSET, _XML_CHARSET):
        if match := pattern.search(body[:4096]):
            claimed.append(match[1].decode("ascii"))
    wide = next((name for name in claimed if name.lower().startswith(("utf-16", "utf-32"))), "")
    for name in (wide, "utf-8", *claimed):
        try:
            # Pages that say GB2312 use its successors' characters; pages that say Latin-1 mean Windows-1252.
            proper = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}.get(name.lower(), name)
            return body.decode(proper) if name else _fail()
        except (UnicodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")


def _fail() -> str:
    raise LookupError


def _parameter(content_type: str) -> str:
    match = re.search(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]+)""", content_type, re.IGNORECASE)
    return match[1] if match else ""


def _sniffed(body: bytes, where: str) -> str:
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf-"):
        return "application/pdf"
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return "text/html"
    if start.startswith(b"<?xml"):
        return "application/xml"
    if b"\0" in body[:4096]:
        raise FetchRefused("the document is of an unknown type", where=where)
    return "text/plain"


# -- HTML -------------------------------------------------------------------------------------------------------------
def _from_html(markup: str) -> str:
    tree = LexborHTMLParser(markup)
    body = tree.body
    if body is None:
        return ""
    whole = _paragraphs(body)
    for selector in ("main", "article"):
        found = tree.css(selector)
        # Only where it is the document: a page of many teasers has many articles.
        if len(found) == 1:
            inner = _paragraphs(found[0])
            if 2 * sum(map(len, inner)) >= sum(map(len, whole)):
                return "\n\n".join(inner)
    return "\n\n".join(whole)


def _paragraphs(root: LexborNode) -> list[str]:
    """The paragraphs under a node, in order; walks without recursion, because depth is the page's choice."""
    paragraphs: list[str] = []
    line: list[str] = []
    preformatted = 0

    def finish() -> None:
        text = "".join(line)
        line.clear()
        if not preformatted:
            text = "\n".join(_FOLDED.sub(" ", part).strip(" ") for part in text.split("\x00"))
        text = text.replace("\x00", "\n").strip("\n")
        if text.strip():
            paragraphs.append(text)

    node: LexborNode | None = root
    leaving = False
    while node is not None:
        tag = node.tag or ""
        block = tag in _BLOCKS
        if not leaving:
            if block:
                finish()
            preformatted += tag == "pre"
            if tag == "-text":
                line.append((node.text_content or "").replace("\x00", "\ufffd"))
            elif tag == "br":
                line.append("\x00")
            elif tag in ("td", "th") and "".join(line).strip():
                line.append("\u2003")
            child = None if tag in _DROPPED or _is_hidden(node) else node.child
            if child is not None:
                node = child
                continue
        if block:
            finish()
        preformatted -= tag == "pre"
        if _same(node, root):
            break
        following = node.next
        leaving = following is None
        node = following if following is not None else node.parent
    finish()
    return paragraphs


def _same(node: LexborNode, other: LexborNode) -> bool:
    return node.mem_id == other.mem_id


def _is_hidden(node: LexborNode) -> bool:
    if (node.tag or "-").startswith("-"):
        return False
    attributes = node.attributes
    style = re.sub(r"\s", "", attributes.get("style") or "").lower()
    return "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style


# -- PDF --------------------------------------------------------------------------------------------------------------
def _from_pdf(body: bytes, where: str) -> str:
    # The library tells its log of each small fault of a file, thousands of times for a bad one.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    size = 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FetchFailed("the PDF is locked with a password", where=where)
        if len(reader.pages) > _MAX_PAGES:
            raise FetchRefused(f"the PDF has more than {_MAX_PAGES} pages", where=where)
        for page in reader.pages:
            text = page.extract_text().replace("\r\n", "\n").replace(PAGE_BREAK, "\n").replace("\0", "")
            size += len(text)
            if size > _MAX_CHARACTERS:
                raise FetchRefused(f"the text has more than {_MAX_CHARACTERS:,} characters", where=where)
            pages.append(text.strip("\n"))
    except FetchFailed:
        raise
    except pypdf.errors.DependencyError as error:
        # Its cipher needs a library that is not installed; most such files have no password, but a lock all the same.
        raise FetchFailed(
            "the PDF is encrypted", where=where, remedy="Print it to a new PDF without a lock."
        ) from error
    except Exception as error:  # a broken file makes the library fail in many ways, and none may end the run
        raise FetchFailed(f"the PDF is damaged ({type(error).__name__})", where=where) from error
    return PAGE_BREAK.join(pages) if any(page.strip() for page in pages) else ""


# -- JSON and XML -----------------------------------------------------------------------------------------------------
def _from_json(text: str, where: str) -> str:
    """One value a line, whatever the layout was: a new layout is no change."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    except (ValueError, RecursionError) as error:
        raise FetchFailed("the document is damaged: not valid JSON", where=where) from error


class XmlTarget(Protocol):
    """What is told of each tag and text while XML is read, so that a large part need not be held as a tree."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """A tag opens; its name is `{namespace}name`."""

    def end(self, tag: str, /) -> None:
        """A tag closes."""

    def data(self, text: str, /) -> None:
        """A piece of the text between tags."""

    def close(self) -> None:
        """The end of the document."""


def feed_xml(body: bytes, target: XmlTarget, where: str) -> None:
    """Read a large part of an office document, as it stands there, piece by piece.

    Args:
        body: its bytes.
        target: is told what stands there.
        where: file and part, for errors.

    Raises:
        FetchRefused: it has a document type or entities, which such parts never have.
        FetchFailed: it is not valid XML.
    """
    _parsed(body, defusedxml.ElementTree.DefusedXMLParser(target=target, forbid_dtd=True), where)


def safe_xml(body: bytes, where: str) -> Element:
    """The tree of a small part of an office document; as `feed_xml` otherwise."""
    root: Element = _parsed(body, defusedxml.ElementTree.DefusedXMLParser(forbid_dtd=True), where)
    return root


def _parsed(body: bytes, parser: defusedxml.ElementTree.DefusedXMLParser, where: str) -> Any:
    try:
        parser.feed(body)
        return parser.close()
    except DefusedXmlException as error:
        raise FetchRefused("the XML defines entities, which are not read", where=where) from error
    except (ParseError, ValueError, LookupError) as error:
        raise FetchFailed("the document is damaged: not valid XML", where=where) from error


def _from_xml(body: bytes, where: str) -> str:
    try:
        root = defusedxml.ElementTree.fromstring(body)
    except DefusedXmlException as error:
        raise FetchRefused("the XML defines entities, which are not read", where=where) from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise FetchFailed("the document is damaged: not valid XML", where=where) from error
    paragraphs: list[str] = []
    stack: list[Element] = [root]
    while stack:
        element = stack.pop()
        children = list(element)
        mixed = (element.text or "").strip() or any((child.tail or "").strip() for child in children)
        if mixed or not children:
            text = _FOLDED.sub(" ", "".join(element.itertext())).strip(" ")
            if text:
                paragraphs.append(text)
        else:
            stack.extend(reversed(children))
    return "\n\n".join(paragraphs)
