"""Notes on cells (comments of the old kind): their texts in one part, their shapes in another; old ones stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from advisor.errors import QuestionnaireError
from advisor.export.cell_text import cell_text, cell_xml
from advisor.export.markup import Edit, appended, spliced
from advisor.export.workbook_parts import NOTES_TYPE, VML_TYPE, Package, new_part
from advisor.export.workbook_sheet import column_letters, corners_of

AUTHOR = "Open vs API model-choice advisor"
#: A note's shape as spreadsheet programs draw it: out of sight until somebody points at the cell.
_SHAPE = (
    '<v:shape{names} id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:5pt;'
    'width:{width}pt;height:{height:g}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE_TYPE = (
    '<v:shapetype{names} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NAMES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_EMPTY = (
    f'<xml{_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout>'
    f"{_SHAPE_TYPE.format(names='')}</xml>"
)
#: Ids of shapes come in blocks, and each drawing names the blocks that it takes from.
_BLOCK = 1024
_ID = re.compile(rb"_x0000_s(\d{1,9})")
_BLOCKS = re.compile(rb"""(<(?:\w+:)?idmap\b[^>]*?\bdata\s*=\s*["'])([\d,\s]*)""")
_HAS_TYPE = re.compile(rb"""<(?:\w+:)?shapetype\b[^>]*?\bid\s*=\s*["']_x0000_t202["']""")
_END = b"</xml>"
_LINE = 12.5
_LINE_CHARACTERS = 62
_WIDTH = 310
_PIXELS = 4 / 3
_MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Note:
    """A text that hangs on a cell; row and column count from 1."""

    row: int
    column: int
    text: str

    @property
    def height(self) -> float:
        """What its text takes, in points."""
        lines = sum(1 + len(line) // _LINE_CHARACTERS for line in self.text.split("\n"))
        return _LINE * (min(lines, _MOST_LINES) + 1)


def note_columns(package: Package, sheet: str) -> Collection[int]:
    """The columns of the notes that a sheet has."""
    part = package.related(sheet, "comments")
    listed = package.tree(part).child("commentList") if part else None
    corners = [corners_of(note.attributes.get("ref", "")) for note in (listed.children if listed is not None else ())]
    return [found[0][1] for found in corners if found]


def add_notes(package: Package, sheet: str, shapes: str, notes: Sequence[Note], height: Callable[[int], float]) -> str:
    """Hang notes on cells that have none.

    Args:
        package: the workbook.
        sheet: the part of the sheet.
        shapes: the id of the sheet's reference to the shapes of its notes; empty where it has none.
        notes: what to add.
        height: of a row, in points.

    Returns:
        The id of a new reference to shapes that the sheet must name; empty where its own was used, or nothing added.
    """
    drawing = next((r.part for r in package.relations(sheet) if shapes and r.id == shapes and package.has(r.part)), "")
    if not notes or (shapes and not (drawing and _END in package.read(drawing))):
        # A reference that leads nowhere has nothing to hang notes on, and a sheet may not have a second one.
        return ""
    _add_texts(package, sheet, notes)
    block = 1 + max((_last_block(package.read(n)) for n in package.names if n.lower().endswith(".vml")), default=0)
    if drawing:
        package.write(drawing, _with_shapes(package.read(drawing), notes, block, height))
        return ""
    drawing = package.free_name("xl/drawings/vmlDrawing{}.vml")
    package.write(drawing, _with_shapes(_EMPTY.encode(), notes, block, height))
    package.declare(drawing, VML_TYPE)
    return package.relate(sheet, "vmlDrawing", drawing)


def _add_texts(package: Package, sheet: str, notes: Sequence[Note]) -> None:
    part = package.related(sheet, "comments")
    if not part:
        part = package.free_name("xl/comments{}.xml")
        root = f'<comments xmlns="{package.namespace}"><authors></authors><commentList></commentList></comments>'
        package.write(part, new_part(root))
        package.declare(part, NOTES_TYPE)
        package.relate(sheet, "comments", part)
    tree = package.tree(part)
    authors, listed, prefix = tree.child("authors"), tree.child("commentList"), tree.prefix
    if authors is None or listed is None:
        raise QuestionnaireError("the workbook is damaged: notes without authors or texts", where=part)
    author = len(authors.children)
    texts = "".join(
        f'<{prefix}comment ref="{column_letters(note.column)}{note.row}" authorId="{author}"><{prefix}text><{prefix}r>'
        f'<{prefix}rPr><{prefix}sz val="9"/><{prefix}rFont val="Tahoma"/></{prefix}rPr>'
        f'<{prefix}t xml:space="preserve">{cell_xml(cell_text(note.text))}</{prefix}t></{prefix}r></{prefix}text>'
        f"</{prefix}comment>"
        for note in notes
    )
    edits: list[Edit] = [
        appended(authors, f"<{prefix}author>{AUTHOR}</{prefix}author>".encode()),
        appended(listed, texts.encode()),
    ]
    package.write(part, spliced(package.read(part), edits))


def _last_block(drawing: bytes) -> int:
    """The last block of ids that a drawing takes from, whether it says so or not."""
    said = [int(number) for found in _BLOCKS.finditer(drawing) for number in re.findall(rb"\d+", found[2])]
    used = [int(number) // _BLOCK for number in _ID.findall(drawing)]
    return max([*said, *used], default=0)


def _with_shapes(drawing: bytes, notes: Sequence[Note], block: int, height: Callable[[int], float]) -> bytes:
    """A drawing with a shape for each note, taking ids from `block` on."""
    # Another program's file may declare the names where it uses them, under prefixes of its own.
    names = "" if drawing.startswith(f"<xml{_NAMES}".encode()) else _NAMES
    shapes = "".join(
        _SHAPE.format(
            names=names,
            id=_BLOCK * block + place,
            width=_WIDTH,
            height=note.height,
            anchor=_anchor(note, height),
            row=note.row - 1,
            column=note.column - 1,
        )
        for place, note in enumerate(notes, 1)
    )
    if not _HAS_TYPE.search(drawing):
        shapes = _SHAPE_TYPE.format(names=names) + shapes
    blocks = ",".join(str(number) for number in range(block, block + len(notes) // _BLOCK + 1))
    at = drawing.rindex(_END)
    drawing = drawing[:at] + shapes.encode() + drawing[at:]
    return _BLOCKS.sub(
        lambda found: b"%s%s" % (found[1], b",".join(filter(None, [found[2], blocks.encode()]))), drawing, 1
    )


def _anchor(note: Note, height: Callable[[int], float]) -> str:
    """Where a note's shape begins and ends: columns and rows from 0, each with pixels from its edge.

    It stands in the column right of its cell, which is ours and wider than the shape.
    """
    row, left = note.row, note.height
    while left > height(row):
        left -= height(row)
        row += 1
    edges = (
        note.column,
        12,
        note.row - 1,
        4,
        note.column,
        12 + round(_WIDTH * _PIXELS),
        row - 1,
        round(left * _PIXELS),
    )
    return ", ".join(map(str, edges))
