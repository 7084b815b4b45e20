"""What the sheets that we add say, and what we say in a cell, in three languages; pure."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.answer.texts import dated
from advisor.export.cell_text import shortened_to
from advisor.records import Citation

#: Key -> English, Russian, Chinese.
_TEXTS: dict[str, tuple[str, str, str]] = {
    "answers_sheet": ("Answers", "Ответы", "答复"),
    "about_sheet": ("About these answers", "Об этих ответах", "关于本答复"),
    "said": ("{route}: statement, sources", "{route}: вывод, источники", "{route}：说明与来源"),
    "more": ("… see sheet {sheet}", "… см. лист «{sheet}»", "……详见工作表“{sheet}”"),
    "where": ("Where the answers stand", "Где стоят ответы", "答复所在位置"),
    "columns": ("{sheet}: columns {first} to {last}", "{sheet}: столбцы {first}–{last}", "{sheet}：{first}至{last}列"),
    "own_cells": (
        "Answer cells of the file that were empty and are now filled: {count}",
        "Заполнено пустых ячеек для ответа, предусмотренных в файле: {count}",
        "文件原有的空白答复单元格，现已填写：{count}个",
    ),
    "how": ("How to read them", "Как их читать", "阅读说明"),
    "numbers": (
        "A number such as [3] leads to the sheet “{sheet}”: the quote, the document with its date and its publisher's "
        "interest, and a digest (SHA-256) by which the passage can be checked.",
        "Число вида [3] указывает на строку листа «{sheet}»: там цитата, документ с датой и интересом издателя и "
        "контрольная сумма (SHA-256), по которой можно проверить фрагмент.",
        "形如[3]的编号对应工作表“{sheet}”中的条目：引文、文件及其日期、发布者的利益关系，以及用于核对段落的摘要值（SHA-256）。",
    ),
    "vocabulary": (
        "Where the sheet offers a list of answers, the verdict is given in its words.",
        "Если на листе есть список допустимых ответов, вердикт выражен его словами.",
        "如工作表提供可选答案，结论采用其中的措辞。",
    ),
    "blank": ("(blank)", "(пусто)", "（空白）"),
    "means:blank": (
        "No word of the sheet says what was found, or nobody has decided yet. The statement beside it says more.",
        "Ни один из допустимых ответов не подходит, или решение ещё не принято. Подробности — в соседней ячейке.",
        "可选答案均不能表达查明的情况，或尚未作出判断。详见旁边的说明。",
    ),
    "means:yes": ("The sources say so.", "Источники это подтверждают.", "来源予以确认。"),
    "means:partly": (
        "It holds in part, or under the conditions that the statement names.",
        "Верно отчасти или при условиях, названных рядом.",
        "部分成立，或仅在说明所列条件下成立。",
    ),
    "means:no": ("The sources say that it is not so.", "Источники говорят обратное.", "来源表明并非如此。"),
    "means:conflict": (
        "Sources contradict each other; both sides are cited.",
        "Источники противоречат друг другу; приведены обе стороны.",
        "来源相互矛盾，双方均已引用。",
    ),
    "means:silent": (
        "The sources were read and do not mention it.",
        "Источники прочитаны, но об этом не упоминают.",
        "来源已查阅，但未提及。",
    ),
    "means:not_in_corpus": (
        "Nothing was found in the corpus that answers it.",
        "В корпусе не найдено ничего, что отвечало бы на вопрос.",
        "语料库中没有能回答此项的内容。",
    ),
    "reviewers": ("Reviewed by", "Кто проверял", "复核人"),
    "nobody": ("nobody yet", "пока никто", "尚无"),
    "reading": ("Notes on the file", "Замечания о файле", "文件说明"),
    "signature": (
        "The file carried a digital signature. Adding the answers has made it invalid; the original still has it.",
        "Файл был подписан электронной подписью. Ответы сделали её недействительной; в исходном файле она цела.",
        "原文件带有数字签名。写入答复后签名失效，原件的签名不受影响。",
    ),
}
_COLUMN = {"en": 0, "ru": 1, "zh": 2}
#: A note that is longer than a screen is not read.
_LONGEST_NOTE = 1500


def sheet_word(key: str, language: str, **values: object) -> str:
    """One of the texts, filled in; English where the language is none of ours."""
    return _TEXTS[key][_COLUMN.get(language, 0)].format(**values)


def sheet_words() -> frozenset[str]:
    """All keys, for tests."""
    return frozenset(_TEXTS)


def with_numbers(statement: str, numbers: Sequence[int]) -> str:
    """A statement with the numbers of its sources: `Kept for 30 days. [3][7]`."""
    marks = "".join(f"[{number}]" for number in dict.fromkeys(numbers))
    return " ".join(part for part in (statement.strip(), marks) if part)


def note_text(citations: Sequence[Citation], language: str, sheet: str) -> str:
    """The numbered sources of a cell as a note on it: a document is named once, with all its numbers.

    Args:
        citations: numbered as in the whole file.
        language: of our own words.
        sheet: where they all stand; a note that is cut says so.
    """
    by_source: dict[str, list[Citation]] = {}
    for citation in citations:
        by_source.setdefault(citation.passage.source.id, []).append(citation)
    more = sheet_word("more", language, sheet=sheet)
    entries: list[str] = []
    left = _LONGEST_NOTE - len(more) - 1
    for same in by_source.values():
        entry = shortened_to(_named(same, language), _LONGEST_NOTE // 3)
        left -= len(entry) + 1
        if left < 0:
            return "\n".join([*entries, more])
        entries.append(entry)
    return "\n".join(entries)


def _named(citations: Sequence[Citation], language: str) -> str:
    source = citations[0].passage.source
    marks = "".join(f"[{number}]" for number in dict.fromkeys(citation.number for citation in citations))
    facts = () if source.is_own else (source.publisher, dated(source, language))
    named = f"{marks} {', '.join((source.title, *facts))}"
    return named if source.is_own else f"{named}\n{source.url}"
