"""An answer as JSON, Markdown or plain text; pure. Every form keeps the sources."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from advisor.answer.authorship import author_data, author_line, struck_data, struck_reason, struck_title
from advisor.answer.texts import dated, say
from advisor.answer.uses import use_lines
from advisor.records import Answer, Citation, Corpus, Passage, Statement

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def to_json(answer: Answer) -> dict[str, Any]:
    """The answer as plain data, in the shape that the README describes."""
    data: dict[str, Any] = {"id": answer.id} if answer.id else {}
    data |= {
        "question": answer.question,
        "language": answer.language,
        "status": answer.status,
        "answer": [_statement(statement) for statement in answer.statements],
        "citations": [citation_data(citation) for citation in answer.citations],
        "parts": [to_json(part) for part in answer.parts],
        "vendor_questions": list(answer.vendor_questions),
        "nearest": [passage.id for passage in answer.nearest],
        "also_found": [passage.id for passage in answer.also_found],
        "follow_ups": list(answer.follow_ups),
        "rejected": list(answer.rejected),
        "written_by": author_data(answer.written_by),
        "struck": struck_data(answer),
        "support": answer.support,
        "corpus_sha256": answer.corpus_sha256,
        "timings_ms": dict(answer.timings_ms),
    }
    return data


def _statement(statement: Statement) -> dict[str, Any]:
    data: dict[str, Any] = {
        "text": statement.text,
        "kind": statement.kind,
        "routes": list(statement.routes),
        "citations": [citation.number for citation in statement.citations],
    }
    if statement.verdict:
        data["verdict"] = statement.verdict
    if statement.criterion:
        data["criterion"] = statement.criterion
    return data


def provenance(passage: Passage) -> dict[str, Any]:
    """Where a passage comes from, as plain data: its source, whose interest that serves, and how it was read."""
    source = passage.source
    return {
        "source_id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published,
        "as_of": source.as_of,
        "source_kind": source.kind,
        "interest": source.interest,
        "language": source.language,
        "locator": passage.locator,
        "verified": passage.verified,
    }


def citation_data(citation: Citation) -> dict[str, Any]:
    """A citation as plain data: its source, its passage, and where the quote stands in it."""
    passage = citation.passage
    return {
        "number": citation.number,
        **provenance(passage),
        "passage_id": passage.id,
        "passage": passage.text,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "sha256": passage.sha256,
    }


def escape_markdown(text: str) -> str:
    """Text so that Markdown shows it as it stands; line starts that make lists, headings or rules are defused too."""
    # Blanks at the start of a line would make it code; a lone carriage return ends a line in Markdown too.
    lines = re.sub(r"\r\n?", "\n", text)
    escaped = _MARKDOWN.sub(r"\\\1", re.sub(r"(?m)^[ \t]+", "", lines))
    return re.sub(r"(?m)^(\d*)(?:(?<=\d)([.)])|(?<!\d)([-+=:]))", r"\1\\\2\3", escaped)


def markdown_address(url: str) -> str:
    """An address as a link that nothing in it can end early; what is no web or file address is shown as text."""
    if not re.match(r"(?i)(https?|file):", url):
        return escape_markdown(url)
    return "<" + re.sub(r"[\s<>\x00-\x1f]", lambda found: quote(found.group()), url) + ">"


def to_markdown(answer: Answer, corpus: Corpus | None = None, *, level: int = 2) -> str:
    """The answer with its numbered sources, ready to paste into a document."""
    head = "#" * level
    lines = [f"{head} {escape_markdown(' '.join(answer.question.split()))}", ""]
    if answer.parts:
        lines += [escape_markdown(statement.text) + "\n" for statement in answer.statements]
        lines += [to_markdown(part, corpus, level=level + 1) for part in answer.parts]
        lines += [*_rejected(answer), *_author(answer)]
        return "\n".join(lines)
    for kind, title in _SECTIONS:
        statements = [statement for statement in answer.statements if statement.kind == kind]
        if statements:
            lines += [f"**{_HEADINGS[title][answer.language]}**", ""]
            lines += [f"- {_line(statement, answer, corpus)}" for statement in statements]
            lines.append("")
    if answer.vendor_questions:
        lines += [f"**{_HEADINGS['ask'][answer.language]}**", ""]
        lines += [f"- {escape_markdown(question)}" for question in answer.vendor_questions] + [""]
    if answer.status == "not_covered" and answer.nearest:
        lines += [f"**{_HEADINGS['nearest'][answer.language]}**", ""]
        lines += [
            f"- {escape_markdown(' '.join(passage.label_in('').split()))} "
            f"({escape_markdown(passage.source.title)}, {markdown_address(passage.source.url)})"
            for passage in answer.nearest
        ] + [""]
    lines += [*_struck(answer), *_rejected(answer)]
    if answer.citations:
        lines += [f"**{_HEADINGS['sources'][answer.language]}**", ""]
        for citation in answer.citations:
            lines += [_source_line(citation, answer), ""]
    lines += _author(answer)
    lines.append(f"{_HEADINGS['corpus'][answer.language]}: `{answer.corpus_sha256[:16]}`")
    return "\n".join(lines) + "\n"


def _struck(answer: Answer) -> list[str]:
    """What a language model wrote and its sources do not hold, crossed out."""
    if not answer.struck:
        return []
    rows = []
    for struck in answer.struck:
        reason = escape_markdown(struck_reason(struck, answer.language))
        rows.append(f"- ~~{escape_markdown(' '.join(struck.text.split()))}~~ ({reason})")
    return [f"**{struck_title(answer.language)}**", "", *rows, ""]


def _author(answer: Answer) -> list[str]:
    line = author_line(answer.written_by, answer.language)
    lines = [line, *use_lines(answer.written_by, answer.language)] if line else []
    return [text for said in lines for text in (escape_markdown(" ".join(said.split())), "")]


def _rejected(answer: Answer) -> list[str]:
    if not answer.rejected:
        return []
    rows = [f"- {escape_markdown(' '.join(text.split()))}" for text in answer.rejected]
    return [f"**{_HEADINGS['rejected'][answer.language]}**", "", *rows, ""]


_SECTIONS = (
    ("short", "short"),
    ("evidence", "evidence"),
    ("dispute", "dispute"),
    ("caveat", "caveat"),
    ("gap", "gap"),
)
_HEADINGS = {
    "short": {"en": "Short answer", "ru": "Короткий ответ", "zh": "简要回答"},
    "evidence": {"en": "Evidence", "ru": "Доказательства", "zh": "依据"},
    "dispute": {"en": "Disputed", "ru": "Что оспаривается", "zh": "存在争议"},
    "caveat": {"en": "Mind", "ru": "Что учесть", "zh": "注意事项"},
    "gap": {"en": "Not covered", "ru": "Что не охвачено", "zh": "未覆盖"},
    "ask": {"en": "To ask the vendor", "ru": "Спросите поставщика", "zh": "向厂商提问"},
    "nearest": {"en": "Nearest in the corpus", "ru": "Самые близкие фрагменты корпуса", "zh": "语料库中最接近的内容"},
    "rejected": {"en": "Refused by the check", "ru": "Вычеркнуто при проверке", "zh": "未通过核对"},
    "sources": {"en": "Sources", "ru": "Источники", "zh": "来源"},
    "corpus": {"en": "State of the corpus", "ru": "Состояние корпуса", "zh": "语料库版本"},
}


def verdict_line(statement: Statement, corpus: Corpus | None, language: str) -> str:
    """The verdict with the criterion that it answers: a bare "No" would be read as the answer to the question asked."""
    if not statement.verdict:
        return ""
    verdict = say(f"verdict:{statement.verdict}", language)
    criterion = corpus.criteria.get(statement.criterion) if corpus is not None else None
    if criterion is None:
        return verdict
    return say("verdict_on", language, criterion=criterion.name[language], verdict=verdict)


def _line(statement: Statement, answer: Answer, corpus: Corpus | None) -> str:
    marks = "".join(f"\\[{citation.number}\\]" for citation in statement.citations)
    said = verdict_line(statement, corpus, answer.language)
    verdict = f"**{escape_markdown(said)}** — " if said else ""
    return f"{verdict}{escape_markdown(' '.join(statement.text.split()))} {marks}".rstrip()


def _source_line(citation: Citation, answer: Answer) -> str:
    passage, source = citation.passage, citation.passage.source
    locator = escape_markdown(passage.locator)
    known = [
        escape_markdown(source.publisher),
        say(f"kind:{source.kind}", answer.language),
        dated(source, answer.language),
        locator,
        say(f"verified:{passage.verified}", answer.language),
    ]
    facts = locator if source.is_own else ", ".join(known)
    quoted = escape_markdown(" ".join(citation.quote.split()))
    return (
        f"\\[{citation.number}\\] {escape_markdown(source.title)} ({facts}). {markdown_address(source.url)}  \n"
        f"“{quoted}”  \n{'' if source.is_own else escape_markdown(source.interest) + '. '}SHA-256 {passage.sha256[:16]}"
    )


def to_text(answer: Answer, corpus: Corpus | None = None) -> str:
    """The answer for a terminal."""
    lines: list[str] = []
    refused = [
        f"  × {struck_title(answer.language)}: «{struck.text}» ({struck_reason(struck, answer.language)})"
        for struck in answer.struck
    ]
    refused += [f"  × {_HEADINGS['rejected'][answer.language]}: {text}" for text in answer.rejected]
    if answer.parts:
        lines += [*(statement.text for statement in answer.statements), ""]
        for number, part in enumerate(answer.parts, 1):
            lines += [f"{number}. {' '.join(part.question.split())}", to_text(part, corpus), ""]
        return "\n".join([*lines, *refused, *_author_lines(answer)]).rstrip()
    for statement in answer.statements:
        marks = "".join(f"[{citation.number}]" for citation in statement.citations)
        said = verdict_line(statement, corpus, answer.language)
        verdict = f"({said}) " if said else ""
        prefix = {"short": "", "evidence": "  – ", "dispute": "  ≠ ", "caveat": "  ! ", "gap": "  ? "}[statement.kind]
        lines.append(f"{prefix}{verdict}{statement.text} {marks}".rstrip())
    lines += [f"  → {question}" for question in answer.vendor_questions]
    lines += [f"  ~ {passage.label_in('')} ({passage.id})" for passage in answer.nearest]
    lines += refused
    for citation in answer.citations:
        source, locator = citation.passage.source, citation.passage.locator
        kind = say(f"kind:{source.kind}", answer.language)
        named = (
            f"{source.title} ({locator})"
            if source.is_own
            else f"{source.publisher}: {source.title} ({kind}, {dated(source, answer.language)}, {locator})"
        )
        lines += [f"[{citation.number}] {named}", f"    {source.url}"]
    return "\n".join([*lines, *_author_lines(answer)])


def _author_lines(answer: Answer) -> list[str]:
    by, language = answer.written_by, answer.language
    return [author_line(by, language), *use_lines(by, language)] if by.model else []
