"""The adapter for PDF: A4, embedded fonts, page numbers, links, bookmarks, tables that repeat their head.

The only file that names Typst. What stands in a document comes as blocks and goes to the template `page.typ` as data;
drawings stay vectors. Nothing is fetched: fonts come from wheels, and the template imports no package.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from advisor.errors import AdvisorError
from advisor.export.blocks import Band, Block, Heading, NewPage, Paragraph, Picture, Row, Run, Table, Text
from advisor.export.fonts import FONTS, locate_font
from advisor.export.texts import word
from advisor.records import Language

_TEMPLATE = Path(__file__).with_name("page.typ")
_REGIONS = {"en": "gb", "ru": "ru", "zh": "cn"}
#: Of a control character nothing could be drawn.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_UNFIT_FOR_ADDRESS = re.compile(r"[^\x21-\x7e]|[<>\"{}|\\^`]")
_FAMILY = re.compile(r'font-family="[^"]*"')
#: Text of the usual weight, which a drawing need not name; left out, a variable font shows its thinnest.
_PLAIN_TEXT = re.compile(r"<text(?![^>]*font-(?:weight|variation))")
_USUAL_WEIGHT = "<text style=\"font-variation-settings:'wght' 400\""
_FAMILIES = ", ".join(f"'{font.family}'" for font in FONTS)
#: A drawing alone on its page, for programs that take no vectors.
_DRAWING = """\
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def written(blocks: Iterable[Block], title: str, language: Language, created: str) -> bytes:
    """Blocks as a PDF file.

    Args:
        blocks: what stands in it, in order.
        title: what the file says of itself; stands at the head of each page but the first.
        language: decides hyphenation, the form of shared characters and the words of the page numbers.
        created: ISO 8601 date; the file says that it was made then, so that the same content gives the same bytes.

    Raises:
        FontUnavailable: a font is missing or not the pinned one.
        AdvisorError: the content cannot be set.
    """
    listed = list(blocks)
    rows = (row for block in listed if isinstance(block, Table) for row in block.rows)
    known = {one.bookmark for one in (*listed, *rows) if isinstance(one, Paragraph | Band)}
    before, between, after = re.split(r"\{pages?\}", word("page", language))
    document = {
        "title": _legal(title),
        "author": "",
        "date": created[:10],
        "language": language,
        "region": _REGIONS[language],
        "fonts": [font.family for font in FONTS],
        "page": [before, between, after],
        "blocks": [_block(block, known - {""}) for block in listed],
    }
    inputs = {"document": json.dumps(document, ensure_ascii=False)}
    when = datetime.fromisoformat(created).replace(tzinfo=UTC)

    def set_it(typst: Any, fonts: list[str]) -> bytes:
        made: bytes = typst.compile(
            str(_TEMPLATE), font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs, timestamp=when
        )
        return made

    return _set(set_it)


def drawing_as_png(svg: str, points_per_inch: int = 200) -> bytes:
    """A drawing as PNG, in the fonts of the PDF.

    Raises:
        FontUnavailable: a font is missing or not the pinned one.
        AdvisorError: it is no drawing.
    """

    def set_it(typst: Any, fonts: list[str]) -> bytes:
        made: bytes = typst.compile(
            _DRAWING.encode(),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"svg": _in_our_fonts(svg)},
            format="png",
            ppi=float(points_per_inch),
        )
        return made

    return _set(set_it)


def _set(set_it: Callable[[Any, list[str]], bytes]) -> bytes:
    """What the library makes, its errors put into ours."""
    import typst

    fonts = sorted({str(locate_font(font).parent) for font in FONTS})
    try:
        return set_it(typst, fonts)
    except (typst.TypstError, RuntimeError, ValueError) as error:
        raise AdvisorError(f"the PDF cannot be set: {error}", remedy="Please report this with the profile.") from error


def _legal(text: str) -> str:
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ")


def _in_our_fonts(svg: str) -> str:
    return _FAMILY.sub(f'font-family="{_FAMILIES}"', _PLAIN_TEXT.sub(_USUAL_WEIGHT, svg))


def _block(block: Block, known: set[str]) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            line = _legal(" ".join(text.split()))
            return {"kind": "heading" if level else "title", "text": line, "level": level}
        case Paragraph(text, style, bookmark, keep, close):
            looks = {"style": style, "bookmark": bookmark, "keep": keep, "close": close}
            return {"kind": "paragraph", "runs": _runs(text, known), **looks}
        case Table(head, widths, rows):
            return {
                "kind": "table",
                "head": [_legal(title) for title in head],
                "widths": list(widths),
                "rows": [_row(row, known) for row in rows],
            }
        case Picture(svg, alt, width):
            return {"kind": "picture", "svg": _in_our_fonts(svg), "alt": alt, "width": width}
        case NewPage():
            return {"kind": "page"}


def _row(row: Row | Band, known: set[str]) -> dict[str, Any]:
    if isinstance(row, Band):
        return {"band": _runs(row.text, known), "bookmark": row.bookmark, "cells": [], "tints": []}
    cells = [[_runs(text, known) for text in cell] for cell in row.cells]
    return {"band": None, "cells": cells, "tints": list(row.tints) or [""] * len(cells)}


def _runs(text: Text, known: set[str]) -> list[dict[str, Any]]:
    runs = (Run(text),) if isinstance(text, str) else (text,) if isinstance(text, Run) else text
    return [_run(run, known) for run in runs if run.text]


def _run(run: Run, known: set[str]) -> dict[str, Any]:
    web = bool(re.match(r"(?i)https?://", run.url))
    return {
        "text": _legal(run.text),
        "bold": run.bold,
        "small": run.small,
        "colour": run.colour,
        # A link to nowhere would stop the whole.
        "anchor": run.anchor if run.anchor in known else "",
        "url": _UNFIT_FOR_ADDRESS.sub(lambda found: quote(found.group(), errors="replace"), run.url) if web else "",
    }
