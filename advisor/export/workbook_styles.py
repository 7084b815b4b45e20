"""Cell formats for what we add: like those beside them, but wrapped. Formats are only appended, never renumbered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal
from xml.sax.saxutils import quoteattr

from advisor.export.markup import Edit, Element, appended, attribute_set, outline, spliced

#: What a cell is for. `like_…` take font, fill and borders from a cell that stands beside it; `…_from_top` is for texts
#: that may not fit, so that their beginning is seen.
Use = Literal["like_header", "like_text", "like_text_from_top", "header", "text", "label", "title", "plain"]

#: The formats of a workbook that has none.
PLAIN = (
    '<styleSheet xmlns="{namespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
    '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_SHADE = "FFE7E6E6"
_TITLE_POINTS = "14"
_USUAL_POINTS = 11.0
_SIZE = re.compile(r"[0-9]{1,3}(\.[0-9]{0,10})?")


class Styles:
    """The formats of a workbook, and those that are added.

    Args:
        xml: the part that holds them.
        where: its name, for errors.
    """

    def __init__(self, xml: bytes, where: str) -> None:
        self._xml = xml
        self._root = outline(xml, where)
        self._prefix = self._root.prefix
        self._new: dict[str, list[bytes]] = {"fonts": [], "fills": [], "cellXfs": []}
        self._known: dict[tuple[object, ...], int] = {}
        self._made_of: dict[int, int] = {}

    def style(self, use: Use, beside: int = 0, quoted: bool = False) -> int:
        """The number of a format.

        Args:
            use: what the cell is for.
            beside: the format of the cell beside it; the workbook's own plain one by default.
            quoted: whether the text begins like a formula: it stays text even when somebody edits the cell.
        """
        formats = self._table("cellXfs")
        if not formats:
            return 0
        beside = beside if beside < len(formats) else 0
        key = ("xf", use, beside, quoted)
        if key not in self._known:
            self._known[key] = self._add("cellXfs", self._format(formats[beside], use, quoted))
            self._made_of[self._known[key]] = beside
        return self._known[key]

    def points(self, number: int) -> float:
        """The size of the letters of a format, old or new."""
        formats, fonts = self._table("cellXfs"), self._table("fonts")
        number = self._made_of.get(number, number)
        font = _index(formats[number].attributes.get("fontId")) if number < len(formats) else len(fonts)
        size = fonts[font].child("sz") if font < len(fonts) else None
        told = size.attributes.get("val", "") if size is not None else ""
        return float(told) if _SIZE.fullmatch(told) else _USUAL_POINTS

    def is_plain(self, number: int) -> bool:
        """Whether a format of the workbook sets a title apart by nothing: no fill, border or bold letters."""
        formats = self._table("cellXfs")
        if number >= len(formats):
            return True
        told = formats[number].attributes
        return told.get("fillId", "0") == told.get("borderId", "0") == "0" and not self._is_bold(
            told.get("fontId", "0")
        )

    def finished(self) -> bytes:
        """The part with what was added."""
        edits: list[Edit] = []
        for name, new in self._new.items():
            table = self._root.child(name)
            if table is None or not new:
                continue
            edits.append(appended(table, b"".join(new)))
            if "count" in table.attributes:
                edits.append(attribute_set(self._xml, table, "count", str(len(table.children) + len(new))))
        return spliced(self._xml, edits)

    def _format(self, base: Element, use: Use, quoted: bool) -> bytes:
        # A format for numbers may hide texts (`;;;`), and ours are texts.
        attributes = dict(base.attributes) | {"numFmtId": "0", "applyAlignment": "1", "applyFont": "1"}
        attributes["fontId"] = self._font(attributes.get("fontId", "0"), use)
        attributes["quotePrefix"] = "1" if quoted else "0"
        alignment = {"vertical": "top", "wrapText": "0" if use in ("plain", "title") else "1"}
        found = base.child("alignment")
        there = found.attributes if found is not None else {}
        if use == "like_header":
            # Neither its indent nor its rotation: a route's name is longer than a column's title.
            alignment |= {name: there[name] for name in ("horizontal", "vertical") if name in there}
        elif use == "like_text":
            alignment |= {"horizontal": "left", "vertical": there.get("vertical", "bottom")}
        elif use == "like_text_from_top":
            alignment |= {"horizontal": "left"}
        if use == "header":
            attributes |= {"fillId": self._shade(), "applyFill": "1"}
        inner = _tag(self._prefix, "alignment", alignment)
        if use in ("like_text", "like_text_from_top", "text"):
            # In a protected sheet too, a person who reviews an answer may change it.
            attributes["applyProtection"] = "1"
            inner += _tag(self._prefix, "protection", {"locked": "0"})
        return _tag(self._prefix, "xf", attributes, inner)

    def _font(self, number: str, use: Use) -> str:
        """The font for a use: headers in bold, answers never; else the one that the format beside has."""
        fonts = self._table("fonts")
        if _index(number) >= len(fonts):
            return number
        font = fonts[_index(number)]
        mark, size = font.child("b"), font.child("sz")
        is_bold = self._is_bold(number)
        bold = use in ("like_header", "header", "label", "title")
        if (is_bold == bold and use != "title") or not font.children:
            return number
        key = ("font", number, bold, use == "title")
        if key not in self._known:
            edits: list[Edit] = [(mark.start, mark.end, b"")] if mark is not None else []
            if bold:
                edits.append((font.inside, font.inside, _tag(self._prefix, "b", {})))
            if use == "title" and size is not None:
                edits.append(attribute_set(self._xml, size, "val", _TITLE_POINTS))
            start, end = font.start, font.end
            moved = [(first - start, last - start, new) for first, last, new in edits]
            self._known[key] = self._add("fonts", spliced(self._xml[start:end], moved))
        return str(self._known[key])

    def _is_bold(self, number: str) -> bool:
        fonts = self._table("fonts")
        mark = fonts[_index(number)].child("b") if _index(number) < len(fonts) else None
        return mark is not None and mark.attributes.get("val", "1") not in ("0", "false")

    def _shade(self) -> str:
        if not self._table("fills"):
            return "0"
        if ("fill",) not in self._known:
            colour = _tag(self._prefix, "fgColor", {"rgb": _SHADE}) + _tag(self._prefix, "bgColor", {"indexed": "64"})
            pattern = _tag(self._prefix, "patternFill", {"patternType": "solid"}, colour)
            self._known["fill",] = self._add("fills", _tag(self._prefix, "fill", {}, pattern))
        return str(self._known["fill",])

    def _table(self, name: str) -> tuple[Element, ...]:
        table = self._root.child(name)
        return table.children if table is not None else ()

    def _add(self, name: str, new: bytes) -> int:
        self._new[name].append(new)
        return len(self._table(name)) + len(self._new[name]) - 1


def _index(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _tag(prefix: str, name: str, attributes: Mapping[str, str], inner: bytes = b"") -> bytes:
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{prefix}{name}{told}>".encode() + inner + f"</{prefix}{name}>".encode()
