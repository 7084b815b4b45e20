"""Word documents made in code, with what python-docx cannot make itself: numbering, controls, tracked changes."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def numbered(document: Any, *levels: tuple[str, str, int]) -> str:
    """Add a list of these levels (format, text, start); gives its id."""
    numbering = document.part.numbering_part.element
    described = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        "</w:lvl>"
        for level, (form, text, start) in enumerate(levels)
    )
    key = str(900 + len(numbering))
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{described}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))
    return key


def add(document: Any, text: str, numbering: str = "", level: int = 0, style: str | None = None) -> Any:
    """A paragraph, in a list if one is given."""
    paragraph = document.add_paragraph(text, style=style)
    if numbering:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>')
        )
    return paragraph


def append(paragraph: Any, xml: str) -> None:
    """Put a piece of XML at the end of a paragraph."""
    paragraph._p.append(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


DROPDOWN = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dropDownList>"
    '<w:listItem w:displayText="Choose an item." w:value=""/>'
    '<w:listItem w:displayText="Yes" w:value="Yes"/><w:listItem w:displayText="No" w:value="No"/>'
    "</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>Choose an item.</w:t></w:r></w:sdtContent></w:sdt>"
)


def new_document() -> Any:
    """An empty document."""
    return docx.Document()
