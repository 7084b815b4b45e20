"""The words of all exports in three languages, and what is said about a cell in them; pure.

Verdicts and kinds of source have their words in `advisor.answer.texts`; quotes, titles, locators and interests stay in
the language of the corpus.
"""

from __future__ import annotations

from advisor.answer.texts import say
from advisor.questionnaire.records import Basis, ReviewedCell, ReviewReason, Strength
from advisor.records import Verdict

#: Key -> English, Russian, Chinese.
_TEXTS: dict[str, tuple[str, str, str]] = {
    # -- why a person must look at a cell ------------------------------------------------------------------------------
    "reason:conflict": (
        "The sources contradict each other.",
        "Источники противоречат друг другу.",
        "来源之间相互矛盾。",
    ),
    "reason:own_process": (
        "This is about the buyer's own organisation; no public source can settle it.",
        "Вопрос касается самого покупателя: по открытым источникам на него не ответить.",
        "此问涉及采购方自身的内部做法，公开来源无法回答。",
    ),
    "reason:not_in_corpus": (
        "Nothing on this was found in the corpus.",
        "В корпусе об этом ничего не нашлось.",
        "语料库中未找到相关内容。",
    ),
    "reason:silent": (
        "The sources were read and say nothing about this.",
        "Источники прочитаны, но об этом в них ничего не сказано.",
        "来源已经查阅，但均未提及此事。",
    ),
    "reason:verdict_open": (
        "The passages bear on the question but say neither yes nor no; a person has to judge.",
        "Фрагменты относятся к делу, но прямого «да» или «нет» в них нет: решать человеку.",
        "所引段落与问题有关，但没有直接给出“是”或“否”，须由人判断。",
    ),
    "reason:match_uncertain": (
        "The question was read as one of the corpus' criteria, and that reading is not certain.",
        "Вопрос отнесён к одному из критериев корпуса, но полной уверенности в этом нет.",
        "该问题被归入语料库的一项评判标准，但归类未必准确。",
    ),
    "reason:partly": (
        "The answer holds only under conditions.",
        "Ответ верен лишь при определённых условиях.",
        "该结论仅在特定条件下成立。",
    ),
    "reason:vendor_only": (
        "Only the vendor itself says so.",
        "Так говорит только сам поставщик.",
        "只有厂商自己这样说。",
    ),
    "reason:dated": (
        "Even the newest source was read long ago; it may have changed since.",
        "Даже самый свежий источник прочитан давно: с тех пор он мог измениться.",
        "最新的来源也已是较早前查阅的，此后可能已有变动。",
    ),
    "reason:not_verified": (
        "A source could not be read in full; check the original.",
        "Источник удалось прочитать не полностью: сверьтесь с оригиналом.",
        "有来源未能读到全文，请核对原文。",
    ),
    # -- values of cells -----------------------------------------------------------------------------------------------
    "verdict:open": ("To be judged", "Решает человек", "待人工判断"),
    "verdict:told": ("In words", "Описание", "文字说明"),
    "verdict:own": ("For us to answer", "Отвечаем сами", "由我方自行回答"),
    "verdict:missing": ("Not answered yet", "Ответа ещё нет", "尚未作答"),
    "basis:criterion": ("assessment in the corpus", "оценка в корпусе", "语料库中的评估"),
    "basis:passages": ("passages found", "найденные фрагменты", "检索到的段落"),
    "basis:own_process": ("the buyer's own matter", "внутреннее дело покупателя", "采购方内部事项"),
    "basis:none": ("nothing", "нет", "无"),
    "strength:strong": ("strong", "сильная", "强"),
    "strength:fair": ("fair", "средняя", "中"),
    "strength:weak": ("weak", "слабая", "弱"),
    "strength:none": ("none", "нет", "无"),
    "state:approved": ("Approved", "Утверждено", "已批准"),
    "state:edited": ("Edited", "Исправлено", "已修改"),
    "state:commented": ("Comment", "Комментарий", "批注"),
    "state:reopened": ("Reopened", "Возвращено на проверку", "已退回复核"),
    "state:none": ("Not reviewed", "Не проверено человеком", "未经人工复核"),
    "stale": (
        "The corpus has changed under this answer since it was given.",
        "После этого ответа корпус изменился в той части, на которую он опирается.",
        "作答之后，语料库中与此相关的内容已有变动。",
    ),
    "by": ("{state} by {who}, {when}", "{state}: {who}, {when}", "{state}：{who}，{when}"),
    "yes": ("yes", "да", "是"),
    "no": ("no", "нет", "否"),
    # -- headings and facts --------------------------------------------------------------------------------------------
    "title": ("Answers by route", "Ответы по способам использования", "各使用方式的答复"),
    "asked": ("What was asked", "Что спрашивали", "提问范围"),
    "summary": ("Summary", "Сводка", "汇总"),
    "answers": ("Questions and answers", "Вопросы и ответы", "问题与答复"),
    "questions": ("Questions", "Вопросы", "问题"),
    "open": ("Open questions", "Открытые вопросы", "未决问题"),
    "own": ("For us to answer", "На что отвечаем сами", "由我方自行回答的问题"),
    "sources": ("Sources", "Источники", "来源"),
    "file": ("File", "Файл", "文件"),
    "date": ("Answered", "Дата ответов", "作答时间"),
    "exported_questions": ("Number of questions", "Число вопросов", "问题数量"),
    "routes": ("Routes", "Способы использования", "使用方式"),
    "corpus": ("State of the corpus (SHA-256)", "Состояние корпуса (SHA-256)", "语料库版本（SHA-256）"),
    "symbols": ("Symbols", "Обозначения", "符号说明"),
    "note": (
        "A verdict is about the question as the file words it and rests on the numbered sources; a vendor's own word "
        "alone never makes a plain yes.",
        "Вердикт относится к вопросу в том виде, как он записан в файле, и опирается на пронумерованные источники; "
        "одних слов поставщика для простого «да» мало.",
        "结论针对文件中的原问题，以编号来源为据；仅凭厂商自己的说法不会给出单纯的“是”。",
    ),
    "draft": (
        "Draft. Answers approved by a person: {done} of {total}.",
        "Черновик. Ответов, утверждённых человеком: {done} из {total}.",
        "草稿：共{total}项答复，其中{done}项已经人工批准。",
    ),
    "final": (
        "All {total} answers have been approved by a person.",
        "Все ответы ({total}) утверждены человеком.",
        "全部{total}项答复均已经人工批准。",
    ),
    "unfinished": (
        "The run is not finished; answers missing: {count}.",
        "Обработка не закончена; не хватает ответов: {count}.",
        "处理尚未完成，还缺{count}项答复。",
    ),
    "stale_count": (
        "Answers under which the corpus has changed since: {count}; they are marked.",
        "Ответов, под которыми корпус с тех пор изменился: {count}; они помечены.",
        "此后语料库有变动，涉及{count}项答复，已作标记。",
    ),
    "open_note": (
        "What the sources leave open, with the question to send, route by route.",
        "Что источники оставляют открытым и что спросить — по каждому способу.",
        "来源未能解决的问题，以及应向对方提出的询问，按使用方式列出。",
    ),
    "own_note": (
        "These are about our own organisation; no public source can settle them:",
        "Эти вопросы — о нас самих, открытые источники на них не ответят:",
        "以下问题涉及我方内部做法，公开来源无法回答：",
    ),
    "nothing_open": ("No question is open.", "Открытых вопросов нет.", "没有未决问题。"),
    "no_sources": ("No source is cited.", "Ссылок на источники нет.", "没有引用来源。"),
    # -- columns -------------------------------------------------------------------------------------------------------
    "number": ("No.", "№", "序号"),
    "key": ("No. in the file", "№ в файле", "文件内编号"),
    "place": ("Place in the file", "Место в файле", "文件内位置"),
    "section": ("Section", "Раздел", "章节"),
    "question": ("Question", "Вопрос", "问题"),
    "guidance": ("Guidance", "Пояснение", "填写说明"),
    "options": ("Allowed answers", "Допустимые ответы", "可选答案"),
    "given": ("Already in the file", "Уже стоит в файле", "文件中已有内容"),
    "route": ("Route", "Способ", "使用方式"),
    "what_it_is": ("What it is", "Что это такое", "说明"),
    "route_id": ("Route ID", "ID способа", "使用方式ID"),
    "verdict": ("Verdict", "Вердикт", "结论"),
    "statement": ("What was found", "Что найдено", "查明情况"),
    "basis": ("Basis", "Основание", "依据类型"),
    "criterion": ("Criterion ID", "ID критерия", "评判标准ID"),
    "strength": ("Strength of evidence", "Сила доказательств", "证据强度"),
    "reasons": ("Why to look at it", "Почему нужна проверка", "复核原因"),
    "ask": ("To ask the vendor", "Спросить у поставщика", "向厂商询问"),
    "as_of": ("As of", "По состоянию на", "截至日期"),
    "changed": ("Corpus changed since", "Корпус с тех пор изменился", "语料库此后有变动"),
    "review": ("Review", "Проверка", "复核"),
    "comments": ("Comments", "Комментарии", "批注内容"),
    "source_numbers": ("Source numbers", "Номера источников", "来源编号"),
    "approved": ("Approved", "Утверждено", "已批准"),
    "count:yes": ("Yes", "Да", "是"),
    "count:partly": ("Partly", "Частично", "部分"),
    "count:no": ("No", "Нет", "否"),
    "count:conflict": ("Conflict", "Спорно", "矛盾"),
    "count:told": ("In words", "Описание", "文字说明"),
    "count:open": ("Open", "Открыто", "未决"),
    "count:own": ("For us", "Сами", "我方自答"),
    "count:missing": ("Missing", "Нет ответа", "缺失"),
    "who": ("Who", "Кто", "操作人"),
    "when": ("When", "Когда", "时间"),
    "what": ("What", "Что сделано", "操作"),
    "set_verdict": ("Verdict set to", "Поставленный вердикт", "改定结论"),
    "set_statement": ("Text set to", "Поставленный текст", "改定文字"),
    "comment": ("Comment", "Комментарий", "批注"),
    # -- sources -------------------------------------------------------------------------------------------------------
    "interest": ("Interest of the publisher", "Интерес издателя (запись корпуса)", "发布者的利益关系（语料库记录）"),
    "address": ("Address", "Адрес", "网址"),
    "passage": ("Passage", "Фрагмент", "段落"),
    "as_at": ("Publisher's interest and address", "Интерес издателя и адрес", "发布者的利益关系与地址"),
    "digest": ("SHA-256 of the passage", "SHA-256 фрагмента", "段落的SHA-256"),
    "in_own_words": (
        "quoted from the corpus' summary of the source",
        "цитата из изложения источника в корпусе",
        "引自语料库对来源的转述",
    ),
    "in_its_words": ("the source's own words", "дословно из источника", "来源原文"),
    "wording": ("Wording", "Чьи слова", "文字性质"),
    "quote": ("Quote", "Цитата", "引文"),
    "source_title": ("Title", "Название", "标题"),
    "publisher": ("Publisher", "Издатель", "发布者"),
    "published": ("Date", "Дата", "日期"),
    "kind": ("Kind", "Вид", "类型"),
    "locator": ("Locator", "Место в источнике", "出处"),
    "verified": ("How it was read", "Как прочитано", "查阅方式"),
    "passage_id": ("Passage ID", "ID фрагмента", "段落ID"),
    "start": ("Start", "Начало", "起始位置"),
    "end": ("End", "Конец", "结束位置"),
    "passage_file": ("File of the passage", "Файл фрагмента", "段落文件"),
    "in_corpus": ("Stands in the corpus at export", "Есть в корпусе при выгрузке", "导出时仍在语料库中"),
    "quoted": ("“{quote}”", "«{quote}»", "“{quote}”"),
    "list": ("; ", "; ", "；"),
    "comma": (", ", ", ", "，"),
    "pair": ("{name}: {value}", "{name}: {value}", "{name}：{value}"),
    "brackets": ("{text} ({note})", "{text} ({note})", "{text}（{note}）"),
    # -- letters to vendors --------------------------------------------------------------------------------------------
    "letters": ("Letters to vendors", "Письма поставщикам", "致厂商的函件"),
    "letter:subject": (
        "{party}: questions before we decide on your offer (“{name}”)",
        "{party}: вопросы перед принятием решения о вашем предложении («{name}»)",
        "致{party}：关于贵方产品选用的询问（“{name}”）",
    ),
    "letter:greeting": ("Dear {party} team,", "Кому: {party}\n\nУважаемые коллеги!", "尊敬的{party}团队："),
    "letter:why": (
        "Our company is deciding whether and how to use the following with its own data:",
        "Наша компания решает, использовать ли со своими данными следующее и на каких условиях:",
        "我公司正在评估是否以及如何将本公司数据用于以下产品或服务：",
    ),
    "letter:own_machines": (
        "Where the model runs on our own machines, we ask you as its maker.",
        "Там, где модель работает на наших собственных машинах, мы обращаемся к вам как к её разработчику.",
        "对于在我方自有设备上运行的模型，我们以模型开发方的身份向贵方询问。",
    ),
    "letter:how": (
        "We have gone through public sources for our list of questions. What follows is what they leave open or answer "
        "only in part.",
        "Мы изучили открытые источники по нашему списку вопросов. Ниже — то, что они оставляют открытым или проясняют "
        "лишь отчасти.",
        "我们已就问题清单查阅了公开资料。以下各项公开资料未能回答，或仅部分回答。",
    ),
    "letter:please": (
        "Please answer each point in writing and name the clause of your terms, contract or documentation that says "
        "so, with its date or version. If something is not offered, or differs between the offers above, please say "
        "so plainly. If what we found is wrong or out of date, please correct it.",
        "Просим ответить письменно на каждый пункт и указать положение ваших условий, договора или документации, где "
        "это сказано, с датой или версией. Если чего-то вы не предлагаете или если ответы для перечисленных вариантов "
        "различаются, так и напишите. Если найденное нами неверно или устарело, просим поправить.",
        "请逐项书面答复，并注明依据的条款、合同或文档的具体条文及其日期或版本。如某项不提供，或上述各产品情况不同，"
        "请直接说明。如我们查到的内容有误或已过时，请予以更正。",
    ),
    "letter:number": ("no. {number} in our list", "№ {number} в нашем списке", "我方清单第{number}项"),
    "letter:concerns": ("Concerns: {routes}", "Касается: {routes}", "涉及：{routes}"),
    "letter:found": ("Found so far: {text}", "Что найдено: {text}", "目前查到：{text}"),
    "letter:found_for": (
        "Found so far ({routes}): {text}",
        "Что найдено ({routes}): {text}",
        "目前查到（{routes}）：{text}",
    ),
    "letter:deadline": (
        "Please let us have your answers by [date].",
        "Просим прислать ответы до [дата].",
        "请于[日期]前答复。",
    ),
    "letter:close": (
        "Kind regards,\n[name, position]\n[company, contact]",
        "С уважением,\n[имя, должность]\n[компания, контакты]",
        "此致\n敬礼\n[姓名、职务]\n[公司、联系方式]",
    ),
    "letter:place": ("[place, date]", "[место, дата]", "[地点、日期]"),
    "page": ("Page {page} of {pages}", "Страница {page} из {pages}", "第{page}页，共{pages}页"),
}
_COLUMN = {"en": 0, "ru": 1, "zh": 2}

#: A verdict's symbol stands beside its word: neither needs colour.
SYMBOLS: dict[str, str] = {
    "yes": "✓",
    "partly": "◐",
    "no": "✗",
    "conflict": "≠",
    "silent": "○",
    "not_in_corpus": "?",
    "open": "…",
    "told": "¶",
    "own": "⌂",
    "missing": "–",
}


def word(key: str, language: str, **values: object) -> str:
    """One of our own texts, filled in; English where the language is none of ours."""
    text = _TEXTS[key][_COLUMN.get(language, 0)]
    return text.format(**values) if values else text


def keys() -> frozenset[str]:
    """All keys, for tests."""
    return frozenset(_TEXTS)


def reason_text(reason: ReviewReason, language: str) -> str:
    """One sentence: why a person must look at a cell."""
    return word(f"reason:{reason}", language)


def basis_text(basis: Basis, language: str) -> str:
    """What a cell rests on."""
    return word(f"basis:{basis}", language)


def strength_text(strength: Strength, language: str) -> str:
    """How much the sources of a cell weigh together."""
    return word(f"strength:{strength}", language)


def shade_of(reviewed: ReviewedCell | None) -> str:
    """Which verdict a cell shows: a verdict, or `open`, `told`, `own`, `missing` where it has none."""
    if reviewed is None:
        return "missing"
    if reviewed.verdict is not None:
        return reviewed.verdict
    if reviewed.cell.basis == "own_process":
        return "own"
    return "told" if reviewed.cell.asks_openly else "open"


def verdict_text(shade: str, language: str) -> str:
    """The word of what `shade_of` names."""
    return word(f"verdict:{shade}", language) if f"verdict:{shade}" in _TEXTS else say(f"verdict:{shade}", language)


def verdict_set(verdict: Verdict | None, language: str) -> str:
    """The word of the verdict that a person set; none is "to be judged"."""
    return verdict_text(verdict or "open", language)


def moment(when: str) -> str:
    """A time stamp as it is read: to the minute, in UTC."""
    return f"{when[:10]} {when[11:16]} UTC" if len(when) >= 16 and when[10] == "T" else when
