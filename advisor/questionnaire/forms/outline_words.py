"""Words by which a line says what its neighbours are: headings under which nothing is asked, lines that lead to a list,
room for answers; as patterns.
"""

from __future__ import annotations

import re

from advisor.questionnaire.forms.label_words import ANSWER, BLANK, BOX
from advisor.questionnaire.records import Label


def _heading(label: Label, pattern: str) -> tuple[re.Pattern[str], Label]:
    number = r"(?:(?:section|part|раздел|часть|annex|appendix|приложение)?\s*[\dA-Z]{1,3}[.)]?\W+)?"
    return re.compile(rf"\W*{number}(?:{pattern})\W*", re.IGNORECASE), label


#: What stands under such a heading is not asked, unless it says so itself. Matched against the whole heading.
ASIDE: tuple[tuple[re.Pattern[str], Label], ...] = (
    _heading(
        "scoring",
        r"(?:how .{0,20})?(?:scoring|scores?|rating|weight(?:s|ing)?|grading|evaluation (?:criteria|method\w*)|"
        r"risk (?:levels?|tiers?|ratings?|scor\w+)|"
        r"decision (?:matrix|criteria)|шкала|балл\w*|критерии оценки|система оценки)(?: .{0,40})?|(?:评分|分值|"
        r"权重).{0,10}|barème.{0,20}|bewertungs\w+",
    ),
    _heading(
        "example",
        r"(?:examples?|sample|пример\w*|exemples?|beispiel\w*)(?: .{0,40})?|(?:示例|举例|范例).{0,10}",
    ),
    _heading(
        "instruction",
        r"(?:.{0,40}\b)?instructions?(?: .{0,40})?|how to .{1,60}|(?:response |general )?(?:guidelines|"
        r"directions)(?: .{0,30})?|deadline.{0,20}|submission(?: .{0,30})?|before you (?:start|begin)|"
        r"инструкци\w+(?: .{0,40})?|порядок заполнения.{0,40}|как (?:заполн|отвеч)\w+.{0,40}|consignes.{0,40}|"
        r"mode d'emploi|anleitung|ausfüllhinweise|(?:填写|填表|使用|答题)?(?:说明|须知)",
    ),
    _heading(
        "guidance",
        r"(?:purpose|introduction|overview|background|scope|objectives?|definitions?|glossary|terms and "
        r"definitions|abbreviations|acronyms|references|resources|usage|notes?|(?:executive )?summary|"
        r"foreword|preface|revision history|version history|change ?log|document (?:control|history|"
        r"information)|disclaimer|confidentiality notice|legend|next steps|table of contents|"
        r"введение|цель|назначение|общие положения|термины(?: и определения)?|определения|сокращения|глоссарий|"
        r"предисловие|引言|前言|目的|背景|范围|适用范围|概述|术语(?:和定义)?|定义|简介|"
        r"objet|définitions|contexte|glossaire|einleitung|zweck|begriffe|definitionen|hintergrund)(?: (?:of|to|"
        r"for|and|документа|анкеты) .{0,40})?|(?:about|why) (?:this|we) .{0,40}|who should .{0,40}|how (?:we|"
        r"this) .{0,40}",
    ),
    _heading(
        "noise",
        r"(?:for )?(?:internal|office|official|.{1,20} team|reviewers?'?|assessors?'?) use(?: only)?|approvals?|"
        r"sign-?off|signatures?|для служебных отметок|подписи",
    ),
)
COLON = re.compile(r"[:：]\s*\Z")
ENDS_ASKING = re.compile(r"[?？][\s\"'”’»)*_]*\Z")
#: "Answer the following:" leads to questions, "Which of these do you use:" is one.
LEADS = re.compile(
    r"\b(?:answer|provide|complete|give|supply|submit|address|respond|list|include|cover|confirm|specify|state|"
    r"indicate|attach)\b.{0,80}\b(?:following|below|questions?|information|details|items|documents)\b|"
    r"(?:ответ|предостав|укаж|привед|приложит)\w*.{0,60}(?:следующ|вопрос|ниже|документ)\w*|(?:回答|提供|填写|"
    r"说明).{0,20}(?:以下|下列|如下)",
    re.IGNORECASE,
)
#: "(select one)", beside what is chosen.
CHOOSE = re.compile(
    r"[(（\[](?:please )?(?:select|choose|tick|check|mark|pick|circle)\b[^()]{0,60}[)）\]]|[(（](?:отметьте|"
    r"выберите|可多选|单选|多选|请选择|可选)[^()（）]{0,30}[)）]|\b(?:select|tick|check|choose) all (?:that apply|"
    r"that are applicable)\b",
    re.IGNORECASE,
)
ANSWER_LINE = re.compile(
    r"(?:(?:vendor|supplier|provider|your|company|bidder)(?:['’]s)? )?(?:answer|response|reply|a|ответ|ответ "
    r"поставщика|回答|答复|答案|答|réponse|antwort)\s*[:：]\s*(?P<given>.*)",
    re.IGNORECASE | re.DOTALL,
)
OFFERED = re.compile(rf"{ANSWER}(?![^\W_])", re.IGNORECASE)


def is_line_to_write_on(text: str) -> bool:
    """Whether a line is nothing but room for the answer."""
    return bool(BLANK.search(text)) and not re.search(r"[^\W_]", BLANK.sub("", text))


def ticked(text: str) -> tuple[str, ...]:
    """The words beside the boxes of a line that holds nothing else: `☐ Yes ☐ No`, `[ ] Yes [ ] No`."""
    if not BOX.match(text):
        return ()
    found = tuple(part.strip(" ,;|/") for part in BOX.split(text) if part.strip(" ,;|/"))
    return found if len(found) > 1 else ()
