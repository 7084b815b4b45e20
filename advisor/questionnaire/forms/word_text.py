"""The text of a Word document's elements as people see it: with insertions and controls, without deletions; pure.

Works on the elements of the document's XML; names no library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from advisor.questionnaire.forms.word_numbers import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: What was taken out, and what is shown elsewhere or nowhere.
_LEFT_OUT = frozenset(
    [
        *(
            f"{W}{name}"
            for name in ("del", "moveFrom", "instrText", "delText", "pPr", "sdtPr", "sdtEndPr", "commentReference")
        ),
        *(
            f"{W}{name}"
            for name in ("footnoteReference", "endnoteReference", "txbxContent", "rPr", "tblPr", "tcPr", "trPr")
        ),
        f"{_MC}Fallback",
    ]
)
_WHITE = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{W}ptab": "\t",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a paragraph says."""

    text: str
    options: tuple[str, ...] = ()
    """Of a dropdown in it."""
    bold: bool = False
    """Whether all of it is bold."""
    blank: bool = False
    """Whether it holds a control to type into that is still empty."""
    hidden: bool = False
    """Whether something in it is set to be hidden, and was left out."""


def spoken(paragraph: Any) -> Spoken:
    """What a paragraph says; walks without recursion, because depth is the file's choice."""
    pieces: list[str] = []
    options: list[str] = []
    bold = plain = blank = hidden = False
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag in _LEFT_OUT or not isinstance(tag, str):
            continue
        if tag == f"{W}sdt":
            shown, chosen = _control(element)
            options += chosen
            if shown is not None:
                pieces.append(shown)
                blank = blank or shown == ""
                continue
        elif tag == f"{W}fldChar":
            mark, chosen = _form_field(element)
            pieces.append(mark)
            options += chosen
        elif tag == f"{W}r":
            if _is_on(element, "vanish"):
                hidden = True
                continue
            if any((text.text or "").strip() for text in element.iterchildren(f"{W}t")):
                bold, plain = bold or _is_on(element, "b"), plain or not _is_on(element, "b")
        elif tag == f"{W}t":
            pieces.append(element.text or "")
        elif tag == f"{W}sym":
            pieces.append("☐")
        elif tag in _WHITE:
            pieces.append(_WHITE[tag])
        waiting += reversed(element)
    text = "".join(pieces).replace("\u00ad", "")
    lines = (re.sub(r"[ \t\u2002\u2003\u2009]+", " ", line).strip() for line in text.split("\n"))
    return Spoken("\n".join(line for line in lines if line), tuple(options), bold and not plain, blank, hidden)


def text_boxes(paragraph: Any) -> list[Any]:
    """The paragraphs in text boxes that hang on a paragraph, each once."""
    found: list[Any] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_MC}Fallback":
            continue
        if element.tag == f"{W}txbxContent":
            found += element.iter(f"{W}p")
            continue
        waiting += reversed(element)
    return found


def _control(control: Any) -> tuple[str | None, list[str]]:
    """What a control shows in place of its content (None: just that), and the choices of a dropdown."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return None, []
    if (box := properties.find(f"{_W14}checkbox")) is not None:
        checked = box.find(f"{_W14}checked")
        return ("☒" if checked is not None and checked.get(f"{_W14}val") in ("1", "true") else "☐"), []
    choices: list[str] = []
    for name in ("dropDownList", "comboBox"):
        for entry in properties.iterfind(f"{W}{name}/{W}listItem"):
            shown = entry.get(f"{W}displayText") or entry.get(f"{W}value") or ""
            # "Choose an item." has a text and no value.
            if shown and entry.get(f"{W}value") != "":
                choices.append(shown)
    placeholder = properties.find(f"{W}showingPlcHdr") is not None
    return ("" if placeholder else None), choices


def _form_field(element: Any) -> tuple[str, list[str]]:
    """A field of the older kind: a box, a dropdown."""
    data = element.find(f"{W}ffData")
    if data is None:
        return "", []
    if data.find(f"{W}checkBox") is not None:
        return "☐", []
    return "", [entry.get(f"{W}val") or "" for entry in data.iterfind(f"{W}ddList/{W}listEntry")]


def _is_on(run: Any, name: str) -> bool:
    switch = run.find(f"{W}rPr/{W}{name}")
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def heading_styles(styles: Any) -> dict[str, int]:
    """The level of each style that makes a heading, from 1; 0 for the styles of a table of contents."""
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iterchildren(f"{W}style") if styles is not None else ():
        key = style.get(f"{W}styleId") or ""
        name = style.find(f"{W}name")
        called = (name.get(f"{W}val") or "" if name is not None else "").lower()
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        parent = style.find(f"{W}basedOn")
        based[key] = parent.get(f"{W}val") or "" if parent is not None else ""
        if re.match(r"toc\b", called):
            levels[key] = 0
        elif called == "title":
            levels[key] = 1
        elif match := re.fullmatch(r"(?:heading|заголовок|titre|überschrift|标题) ?([1-9])", called):
            levels[key] = int(match[1]) + 1
        elif outline is not None and re.fullmatch(r"[0-8]", outline.get(f"{W}val") or ""):
            levels[key] = int(outline.get(f"{W}val")) + 2
    for key in list(based):
        step = key
        for _ in range(20):
            if key in levels or not step:
                break
            step = based.get(step, "")
            if step in levels:
                levels[key] = levels[step]
    return levels
