"""Words of the page in English, Russian and Chinese. The answer's own words are in `advisor.answer.texts`."""

from __future__ import annotations

from advisor.ui.words_decide import DECIDE
from advisor.ui.words_lists import GROUPS, LISTS
from advisor.ui.words_matrix import MATRIX
from advisor.ui.words_model import MODEL
from advisor.ui.words_questionnaire import QUESTIONNAIRE
from advisor.ui.words_ranking import RANKING
from advisor.ui.words_review import REVIEW
from advisor.ui.words_upkeep import UPKEEP
from advisor.ui.words_views import VIEWS

_WORDS: dict[str, tuple[str, str, str]] = {
    # -- frame -------------------------------------------------------------------------------------------------------
    "product": ("Open vs API model-choice advisor", "Советник: открытые модели или API", "开放权重还是 API：选型顾问"),
    "ask": ("Ask", "Вопрос", "提问"),
    "sources": ("Sources", "Источники", "来源"),
    "routes": ("Routes", "Способы", "使用方式"),
    "privacy": ("What leaves this machine", "Что уходит с этой машины", "数据外发清单"),
    "page_language": ("Language of the page", "Язык страницы", "页面语言"),
    "nothing_leaves": ("Nothing leaves this machine", "Ничего не уходит с этой машины", "数据不离开本机"),
    "something_leaves": ("Sends data to {hosts}", "Отправляет данные: {hosts}", "会向 {hosts} 发送数据"),
    "corpus_line": (
        "{sources} sources, {passages} passages, newest {newest}",
        "Источников: {sources}, фрагментов: {passages}, последние от {newest}",
        "{sources}个来源，{passages}个段落，最新 {newest}",
    ),
    "corpus_trouble": (
        "The corpus was changed but cannot be loaded. Answers come from its last good state.",
        "Корпус изменён, но не загружается. Ответы даются по последнему исправному состоянию.",
        "语料库已更改但无法加载，目前仍按上一个可用版本作答。",
    ),
    "what_is_wrong": ("What is wrong", "В чём дело", "问题详情"),
    "preparing": ("Preparing the sources", "Подготовка источников", "正在准备来源"),
    "preparing_note": (
        (
            "The first start reads every source and builds the index on this machine. This takes a few "
            "minutes; later starts take seconds."
        ),
        (
            "При первом запуске все источники читаются и на этой машине строится индекс. Это займёт "
            "несколько минут; потом запуск длится секунды."
        ),
        "首次启动会读取全部来源并在本机建立索引，约需几分钟；之后启动只需几秒。",
    ),
    "reading": ("Reading the sources", "Чтение источников", "正在读取来源"),
    "indexing": (
        "Building the index: {done} of {total}",
        "Построение индекса: {done} из {total}",
        "正在建立索引：{done} / {total}",
    ),
    "try_again": ("Try again", "Повторить", "重试"),
    "error_unexpected": (
        "Something went wrong on this machine. The log has the details under the number {number}.",
        "Произошла ошибка на этой машине. Подробности — в журнале под номером {number}.",
        "本机发生错误，详情见日志，编号 {number}。",
    ),
    # -- answer ------------------------------------------------------------------------------------------------------
    "short_answer": ("Short answer", "Короткий ответ", "简要回答"),
    "evidence": ("Evidence by route", "Доказательства по способам", "按使用方式列出的依据"),
    "proof": ("Evidence and sources", "Доказательства и источники", "依据与来源"),
    "disputes": ("Disputed", "Что оспаривается", "存在争议"),
    "caveats": ("Keep in mind", "Что учесть", "注意事项"),
    "gaps": ("Not covered", "Что не охвачено", "未覆盖"),
    "cited": ("Cited sources", "Процитированные источники", "引用来源"),
    "also_found": (
        "Also retrieved, not cited ({count})",
        "Найдено, но не цитируется ({count})",
        "检索到但未引用（{count}）",
    ),
    "nearest": ("Nearest passages", "Самые близкие фрагменты", "最接近的段落"),
    "nearest_note": (
        "None of these answers the question.",
        "Ни один из них не отвечает на вопрос.",
        "以下段落均未回答该问题。",
    ),
    "vendor_question": ("Ask the vendor", "Спросите поставщика", "向厂商提问"),
    "vendor_question_note": (
        "Ready to copy into a mail or a tender.",
        "Можно скопировать в письмо или в закупочную документацию.",
        "可直接复制到邮件或采购文件中。",
    ),
    "rejected": (
        "Struck out by the final check ({count})",
        "Вычеркнуто при проверке ({count})",
        "最终核查中删除（{count}）",
    ),
    "rejected_note": (
        "These sentences lost their proof when every quote and figure was checked, so they are no part of the answer.",
        "У этих предложений при сверке цитат и чисел не нашлось подтверждения, поэтому в ответ они не входят.",
        "逐一核对引文和数字时，这些句子失去了依据，因此未列入答案。",
    ),
    "part_of": ("Question {number} of {count}", "Вопрос {number} из {count}", "第{number}个问题，共{count}个"),
    "joined": (
        "{count} questions, answered one by one",
        "Вопросов: {count}, ответ на каждый",
        "共{count}个问题，逐一回答",
    ),
    "your_question": ("Your question", "Ваш вопрос", "您的问题"),
    "written_extractive": (
        "Put together from the sources by rules; no language model wrote it.",
        "Составлено из источников по правилам, без языковой модели.",
        "按规则从来源中摘编，未使用语言模型撰写。",
    ),
    "seconds": ("{seconds} s", "{seconds} с", "{seconds}秒"),
    "sources_count": (
        "Citations: {count}, sources: {sources}",
        "Цитат: {count}, источников: {sources}",
        "引文{count}处，来源{sources}个",
    ),
    "date_range": ("dated {first} to {last}", "даты: {first} – {last}", "日期 {first} 至 {last}"),
    "date_one": ("dated {last}", "дата: {last}", "日期 {last}"),
    "corpus_moved_on": (
        "The sources have changed since this answer was given.",
        "С момента ответа источники изменились.",
        "作答之后来源已有更新。",
    ),
    "ask_again": ("Ask again", "Спросить снова", "重新提问"),
    "copy": ("Copy", "Копировать", "复制"),
    "copy_note": (
        "Markdown with all its sources. The copy symbol is at the top right of the text.",
        "Markdown со всеми источниками. Значок копирования — справа вверху.",
        "含全部来源的 Markdown，复制图标在右上角。",
    ),
    "download": ("Download", "Скачать", "下载"),
    "download_json": ("Download as JSON", "Скачать JSON", "下载 JSON"),
    "claim_side": ("The claim", "Утверждение", "主张"),
    "doubt_side": ("What speaks against it", "Что говорит против", "反对意见"),
    "route_several": ("Several routes", "Несколько способов", "多种使用方式"),
    "route_all": ("All routes", "Все способы", "所有使用方式"),
    "route_law": ("The law and its authorities", "Закон и надзор", "法律与监管"),
    "route_general": ("General", "Общее", "一般情况"),
    "and_more": ("and {count} more", "и ещё {count}", "等另外{count}种"),
    # -- passage -----------------------------------------------------------------------------------------------------
    "passage_own_words": (
        (
            "A passage of our brief, which restates the source in our own words. What the answer quotes is marked. The "
            "original decides."
        ),
        (
            "Фрагмент нашей записи, которая передаёт источник своими словами. Отмечено то, что цитирует ответ. "
            "Определяющим остаётся оригинал."
        ),
        "以下是我方简报中的段落，用自己的话转述来源；答案引用的部分已标出。一切以原文为准。",
    ),
    "passage_verbatim": (
        "The source's own words, from a copy fetched on the day named above. The original may have changed since.",
        "Слова самого источника, из копии, полученной в указанный выше день. С тех пор оригинал мог измениться.",
        "以下为来源原文，取自上述日期抓取的副本；此后原文可能已有改动。",
    ),
    "original_at": ("Open the original at {host}", "Открыть оригинал на {host}", "打开原文（{host}）"),
    "whole_brief": ("Read the whole brief", "Читать всю запись", "查看完整简报"),
    "says": ("Who says it", "Кто говорит", "陈述方"),
    "gains": ("What they gain", "В чём их интерес", "其利益所在"),
    "published": ("Published", "Опубликовано", "发布"),
    "undated": ("undated", "без даты", "未注日期"),
    "as_of": ("Read on", "Прочитано", "查阅日期"),
    "locator": ("Where in the original", "Место в оригинале", "原文位置"),
    "read_through": ("Seen through", "Через кого", "转引自"),
    "holds_for": ("Holds for", "К чему относится", "适用于"),
    "about": ("About", "О чём", "主题"),
    "digest": ("Digest of the passage (SHA-256)", "Хеш фрагмента (SHA-256)", "段落摘要值（SHA-256）"),
    "disputed_note": ("Disputed: {text}", "Оспаривается: {text}", "存在争议：{text}"),
    "superseded_note": (
        "Replaced by a newer claim: {claim}",
        "Заменено более новым утверждением: {claim}",
        "已被较新的内容取代：{claim}",
    ),
    **VIEWS,
    **MODEL,
    **UPKEEP,
    **QUESTIONNAIRE,
    **REVIEW,
    **DECIDE,
    **RANKING,
    **MATRIX,
    **LISTS,
}

_COLUMN = {"en": 0, "ru": 1, "zh": 2}


def word(key: str, language: str, **values: object) -> str:
    """A text of the page, filled in.

    >>> word("ask", "ru")
    'Вопрос'
    """
    text = _WORDS[key][_COLUMN.get(language, 0)]
    return text.format(**values) if values else text


def named(prefix: str, name: str, language: str) -> str:
    """Label of an entry of a closed list (`kind`, `topic`, …); the entry itself where it has none."""
    entry = _WORDS.get(f"{prefix}:{name}")
    return entry[_COLUMN.get(language, 0)] if entry else name


def word_keys() -> frozenset[str]:
    """All keys, for tests."""
    return frozenset(_WORDS)


def languages_of(key: str) -> tuple[str, str, str]:
    """The text in all three languages, for tests."""
    return _WORDS[key]


__all__ = ["GROUPS", "languages_of", "named", "word", "word_keys"]
