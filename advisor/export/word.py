"""The adapter for Word documents that are written: A4, real headings, page numbers, tables that repeat their head.

The only file that writes with python-docx. What stands in a document comes as blocks, which become WordprocessingML at
once: through the library's objects a table of 1,800 rows takes half a minute. The library gives the package around it:
styles, sections, properties, links.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from advisor.export.blocks import Band, Block, Heading, NewPage, Paragraph, Picture, Run, Style, Table, Text, Tint
from advisor.export.report import report, title_of
from advisor.export.texts import word
from advisor.questionnaire.records import Filled
from advisor.records import Language

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNFIT_FOR_ADDRESS = re.compile(r"[^\x21-\x7e]|[<>\"{}|\\^`]")
_LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "zh": "zh-CN"}
#: Fonts of Word and, where it is missing, of whatever stands in for it.
_LATIN, _CHINESE = "Calibri", "Microsoft YaHei"
#: The ids by which a document names its styles.
_STYLES: dict[Style, str] = {
    "plain": "Normal",
    "quote": "Quote",
    "question": "ListContinue",
    "indented": "ListContinue2",
    "band": "Heading3",
    "bullet": "ListBullet",
    "caption": "Normal",
    "fine": "BodyText3",
}
_HEADINGS = ("Title", "Heading1", "Heading2", "Heading3")
_SIZES = {
    "Normal": 10.0,
    "Title": 22.0,
    "Heading 1": 16.0,
    "Heading 2": 13.0,
    "Heading 3": 10.5,
    "Quote": 9.0,
    "Body Text 3": 7.5,
}
_TINTS: dict[Tint, str] = {"good": "E2F1E4", "mixed": "FBF0D6", "bad": "F9E0DD", "torn": "EBE3F5", "unknown": "F1F2F4"}
_INK, _BAND, _LINE = "1F3A5F", "E6EBF2", "9AA5B4"
_SMALL = 8.0
_TWIPS_PER_CM = 567
_WIDE, _TALL, _MARGIN = 29.7, 21.0, 1.8


def to_word(filled: Filled) -> bytes:
    """The whole questionnaire with its answers and numbered sources, as a document to send round.

    Questions stand as headings in tables, one for each section of the file; the number of a source leads to it.
    """
    return written(report(filled), title_of(filled), filled.language, filled.created)


def written(blocks: Iterable[Block], title: str, language: Language, created: str = "") -> bytes:
    """Blocks as a Word file.

    Args:
        blocks: what stands in it, in order. Characters that XML cannot hold are dropped.
        title: what the file says of itself.
        language: decides the proofing language and the words of the page numbers.
        created: ISO 8601; empty leaves the template's.
    """
    writer = _Writer(title, language, created)
    for block in blocks:
        writer.write(block)
    return writer.to_bytes()


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _properties(style: str = "", *, keep: bool = False, close: bool = False) -> str:
    """The properties of a paragraph; the order of the elements is fixed by the standard."""
    inner = (
        (f'<w:pStyle w:val="{style}"/>' if style and style != "Normal" else "")
        + ("<w:keepNext/>" if keep else "")
        + ('<w:spacing w:after="0"/>' if close else "")
    )
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def _text(text: str) -> str:
    lines = _legal(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ").split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""


def _element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML; `w_val` is the attribute `w:val`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name.replace("_", ":")), value)
    return element


class _Writer:
    def __init__(self, title: str, language: Language, created: str) -> None:
        import docx

        self._document: Any = docx.Document()
        self._language = language
        self._bookmarks = 0
        self._set_properties(title, created)
        self._set_styles()
        self._set_grid()
        self._set_paper(self._document.sections[0], landscape=False)
        self._number_pages()

    def to_bytes(self) -> bytes:
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def write(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self._append(self._paragraph(" ".join(text.split()), _properties(_HEADINGS[level])))
            case Paragraph(text, style, bookmark, keep, close):
                self._append(self._paragraph(text, _properties(_STYLES[style], keep=keep, close=close), bookmark))
            case NewPage(landscape):
                from docx.enum.section import WD_SECTION

                self._set_paper(self._document.add_section(WD_SECTION.NEW_PAGE), landscape=landscape)
            case Table():
                self._append(self._table(block))
            case Picture():
                self._draw(block)

    def _draw(self, picture: Picture) -> None:
        from docx.shared import Cm

        from advisor.export.pdf import drawing_as_png

        drawn = self._document.add_picture(io.BytesIO(drawing_as_png(picture.svg)), width=Cm(picture.width))
        drawn._inline.docPr.set("descr", _legal(picture.alt))

    def _append(self, xml: str) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        # The names of the namespaces belong to the outermost element.
        outer = re.match(r"<w:\w+", xml)
        assert outer is not None  # noqa: S101 - all of it is written here
        element = parse_xml(f"{outer.group()} {nsdecls('w', 'r')}{xml[outer.end() :]}")
        self._document.element.body.sectPr.addprevious(element)

    # -- text ----------------------------------------------------------------------------------------------------------
    def _paragraph(self, text: Text, properties: str, bookmark: str = "") -> str:
        mark = ""
        if bookmark:
            self._bookmarks += 1
            start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{bookmark}"/>'
            mark = f'{start}<w:bookmarkEnd w:id="{self._bookmarks}"/>'
        runs = (Run(text),) if isinstance(text, str) else (text,) if isinstance(text, Run) else text
        return f"<w:p>{properties}{mark}{''.join(self._run(run) for run in runs)}</w:p>"

    def _run(self, run: Run) -> str:
        if not run.text:
            return ""
        link = self._link(run)
        inner = (
            ("<w:b/>" if run.bold else "")
            + (f'<w:color w:val="{run.colour}"/>' if run.colour else "")
            + (f'<w:sz w:val="{round(2 * _SMALL)}"/>' if run.small else "")
            + ('<w:u w:val="single"/>' if link else "")
        )
        xml = f"<w:r>{f'<w:rPr>{inner}</w:rPr>' if inner else ''}{_text(run.text)}</w:r>"
        return f"<w:hyperlink {link}>{xml}</w:hyperlink>" if link else xml

    def _link(self, run: Run) -> str:
        if run.anchor:
            return f'w:anchor="{run.anchor}"'
        if re.match(r"(?i)https?://", run.url):
            from docx.opc.constants import RELATIONSHIP_TYPE

            address = _UNFIT_FOR_ADDRESS.sub(lambda found: quote(found.group(), errors="replace"), run.url)
            reference = self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return f'r:id="{reference}"'
        return ""

    # -- tables --------------------------------------------------------------------------------------------------------
    def _table(self, block: Table) -> str:
        widths = [round(width * _TWIPS_PER_CM) for width in block.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = tuple((Run(title, small=True, colour="FFFFFF"),) for title in block.head)
        rows = [self._row([((text,), _INK) for text in head], widths, "<w:tblHeader/>")]
        for row in block.rows:
            if isinstance(row, Band):
                rows.append(self._band(row, sum(widths), len(widths)))
            else:
                fills = [_TINTS.get(tint, "") for tint in row.tints] or [""] * len(row.cells)
                rows.append(self._row(list(zip(row.cells, fills, strict=True)), widths))
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _row(self, cells: list[tuple[tuple[Text, ...], str]], widths: list[int], more: str = "") -> str:
        inside = []
        for (content, fill), width in zip(cells, widths, strict=True):
            # A cell without a paragraph makes a file that Word must mend.
            paragraphs = "".join(self._paragraph(text, _properties(close=True)) for text in content or ("",))
            inside.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shade(fill)}</w:tcPr>{paragraphs}</w:tc>'
            )
        return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(inside)}</w:tr>"

    def _band(self, band: Band, width: int, columns: int) -> str:
        paragraph = self._paragraph(band.text, _properties(_STYLES["band"], keep=True, close=True), band.bookmark)
        span = f'<w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{columns}"/>'
        cell = f"<w:tc><w:tcPr>{span}{_shade(_BAND)}</w:tcPr>{paragraph}</w:tc>"
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"

    # -- the frame -----------------------------------------------------------------------------------------------------
    def _set_properties(self, title: str, created: str) -> None:
        properties = self._document.core_properties
        properties.title, properties.language = _legal(title)[:255], _LANGUAGES[self._language]
        # What the template says of itself is not true of this document.
        properties.author = properties.comments = properties.last_modified_by = ""
        if created:
            properties.created = properties.modified = datetime.fromisoformat(created).replace(tzinfo=None)

    def _set_styles(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        styles = self._document.styles
        for language in styles.element.iter(qn("w:lang")):
            # Latin letters within Chinese are not Chinese: they would be broken anywhere.
            language.set(qn("w:val"), "en-GB" if self._language == "zh" else _LANGUAGES[self._language])
            language.set(qn("w:eastAsia"), "zh-CN")
        for name, size in _SIZES.items():
            style = styles[name]
            style.font.size = Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            # The template names its fonts by way of a theme, which would win over names.
            for attribute in [key for key in fonts.attrib if key.lower().endswith("theme")]:
                del fonts.attrib[attribute]
            for attribute, font in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", _CHINESE)):
                fonts.set(qn(f"w:{attribute}"), font)
            if name not in ("Normal", "Quote", "Body Text 3"):
                style.font.color.rgb = RGBColor.from_string(_INK)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        styles["Body Text 3"].paragraph_format.space_after = Pt(4)
        styles["Heading 3"].paragraph_format.space_before = Pt(2)

    def _set_grid(self) -> None:
        from docx.oxml.ns import qn

        properties = self._document.styles["Table Grid"].element.find(qn("w:tblPr"))
        for edge in properties.find(qn("w:tblBorders")):
            edge.set(qn("w:color"), _LINE)
        for old in properties.findall(qn("w:tblCellMar")):
            properties.remove(old)
        margins = _element("w:tblCellMar")
        for side, width in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
            margins.append(_element(f"w:{side}", w_w=str(width), w_type="dxa"))
        properties.append(margins)

    def _set_paper(self, section: Any, *, landscape: bool) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Cm

        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        width, height = (_WIDE, _TALL) if landscape else (_TALL, _WIDE)
        section.page_width, section.page_height = Cm(width), Cm(height)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)

    def _number_pages(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
        for piece in re.split(r"(\{pages?\})", word("page", self._language)):
            run = paragraph.add_run("1" if piece in fields else piece)
            if piece in fields:
                field = _element("w:fldSimple", w_instr=fields[piece])
                field.append(run._r)
                paragraph._p.append(field)
