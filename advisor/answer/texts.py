"""The advisor's own words in three languages; quotes stay in the language of their source."""

from __future__ import annotations

from advisor.records import Source

_TEXTS: dict[str, dict[str, str]] = {
    "kind:primary-law": {"en": "law", "ru": "закон", "zh": "法律"},
    "kind:regulator": {"en": "regulator", "ru": "регулятор", "zh": "监管机构"},
    "kind:court": {"en": "court", "ru": "суд", "zh": "法院"},
    "kind:licence-text": {"en": "licence text", "ru": "текст лицензии", "zh": "许可证文本"},
    "kind:vendor-terms": {"en": "vendor's terms", "ru": "условия поставщика", "zh": "厂商条款"},
    "kind:vendor-claim": {"en": "vendor's claim", "ru": "заявление поставщика", "zh": "厂商说法"},
    "kind:independent-research": {"en": "independent research", "ru": "независимое исследование", "zh": "独立研究"},
    "kind:journalism": {"en": "press", "ru": "пресса", "zh": "媒体报道"},
    "verdict:yes": {"en": "Yes", "ru": "Да", "zh": "是"},
    "verdict:no": {"en": "No", "ru": "Нет", "zh": "否"},
    "verdict:partly": {"en": "Partly", "ru": "Частично", "zh": "部分"},
    "verdict:silent": {"en": "The source is silent", "ru": "Источник молчит", "zh": "来源未提及"},
    "verdict:conflict": {"en": "Sources conflict", "ru": "Источники расходятся", "zh": "来源相互矛盾"},
    "verdict:not_in_corpus": {"en": "Not in the corpus", "ru": "В корпусе нет данных", "zh": "语料库中没有"},
    "verdict_on": {"en": "{criterion}: {verdict}", "ru": "{criterion}: {verdict}", "zh": "{criterion}：{verdict}"},
    "verified:full": {"en": "passage read", "ru": "текст прочитан", "zh": "已读原文"},
    "verified:excerpt": {
        "en": "read in part or through others",
        "ru": "прочитано частично или в пересказе",
        "zh": "仅读部分或经转述",
    },
    "verified:unverified": {"en": "not verified", "ru": "не проверено", "zh": "未核实"},
    "route_line": {"en": "{route}: {statement}", "ru": "{route}: {statement}", "zh": "{route}：{statement}"},
    "quoted": {
        "en": "{publisher} ({kind}, {date}): “{quote}”",
        "ru": "{publisher} ({kind}, {date}), изложение корпуса на английском: «{quote}»",
        "zh": "{publisher}（{kind}，{date}），语料库英文转述：“{quote}”",
    },
    "read_on": {"en": "undated, read {date}", "ru": "без даты, прочитано {date}", "zh": "无日期，查阅于 {date}"},
    "disputed": {
        "en": "Disputed: {text}.",
        "ru": "Утверждение источника {publisher} оспаривается; запись корпуса: «{text}».",
        "zh": "{publisher} 的说法存在争议；语料库记录：“{text}”。",
    },
    "vendor_only": {
        "en": "What leads this answer is the word of {publisher} alone. Interest of {publisher}: {interest}.",
        "ru": "Главное в этом ответе известно только со слов {publisher}. "
        "Интерес {publisher} (запись корпуса): «{interest}».",
        "zh": "本答案的主要依据仅为 {publisher} 自己的说法。{publisher} 的利益关系（语料库记录）：“{interest}”。",
    },
    "superseded": {
        "en": "An older state of affairs: “{old}” has been replaced by “{new}”.",
        "ru": "Устарело: вместо «{old}» теперь верно «{new}».",
        "zh": "旧情况：“{old}”；现已变为：“{new}”。",
    },
    "unverified": {
        "en": "Not verified: the original of “{title}” was not read.",
        "ru": "Не проверено: оригинал «{title}» не прочитан.",
        "zh": "未核实：未读到《{title}》的原文。",
    },
    "seen_through": {
        "en": "“{title}” was read in part or through a third party; check the original before you rely on it.",
        "ru": "«{title}» прочитан частично или в чужом изложении: перед использованием сверьтесь с оригиналом.",
        "zh": "《{title}》仅读到部分或经第三方转述，采用前请核对原文。",
    },
    "by_route": {
        "en": "The answer depends on the route: what holds for one way of using {names} does not hold for another.",
        "ru": "Ответ зависит от способа: то, что верно для одного способа использования {names}, неверно для другого.",
        "zh": "答案取决于使用方式：对 {names} 的一种用法成立的结论，换一种用法未必成立。",
    },
    "not_covered": {
        "en": "The corpus does not settle this question. The nearest passages are listed; none of them answers it.",
        "ru": "Корпус не даёт ответа на этот вопрос. Ниже — самые близкие фрагменты, но ни один на него не отвечает.",
        "zh": "语料库无法回答这个问题。下面列出最接近的段落，但都没有给出答案。",
    },
    "off_topic": {
        "en": "This advisor covers open-weight Chinese and API-hosted US language models and company data; "
        "the question lies outside of that.",
        "ru": "Советник отвечает на вопросы об открытых китайских моделях, американских моделях по API и данных компании; "
        "вопрос выходит за эти рамки.",
        "zh": "本顾问只回答有关中国开放权重模型、美国 API 模型与企业数据的问题；该问题不在此范围内。",
    },
    "gap_rate": {
        "en": "What was found names no rate limit: no number of requests or tokens in a given time.",
        "ru": "В найденном нет лимитов: числа запросов или токенов за единицу времени.",
        "zh": "所找到的内容没有给出调用频率上限，即单位时间内的请求数或词元数。",
    },
    "gap_notice": {
        "en": "What was found names no period of notice for this.",
        "ru": "Срок уведомления для этого случая в найденном не указан.",
        "zh": "所找到的内容没有给出此事的提前通知期限。",
    },
    "gap_currency": {
        "en": "What was found holds no sum in {name}.",
        "ru": "В найденном нет сумм в {name}.",
        "zh": "所找到的内容没有以 {name} 计价的金额。",
    },
    "gap_count": {
        "en": "What was found does not say how many: {name}.",
        "ru": "В найденном не указано количество: {name}.",
        "zh": "所找到的内容没有给出数量：{name}。",
    },
    "limited": {
        "en": "Not without exception, by what is cited. {text}",
        "ru": "Не без исключений, судя по приведённым источникам. {text}",
        "zh": "据所引来源，并非毫无例外。{text}",
    },
    "in_parts": {
        "en": "Not recorded here of the area as a whole ({area}), only of parts of it: {text}",
        "ru": "В корпусе этого нет о территории в целом ({area}), только о её частях: {text}",
        "zh": "语料库中没有针对整个区域（{area}）的记载，只有其中部分地区的：{text}",
    },
    "gap_thing": {
        "en": "Of what the question names (“{name}”) nothing that was found about the party says anything.",
        "ru": "О том, что названо в вопросе («{name}»), в найденном об этой стороне ничего не сказано.",
        "zh": "对于问题中点名的事项（“{name}”），所找到的有关该方的内容均未提及。",
    },
    "gap_ban": {
        "en": "Of a ban of {party} in this place ({area}) the corpus says nothing; what it has is about other places or matters.",
        "ru": "О запрете {party} здесь ({area}) в корпусе ничего нет; найденное относится к другим местам или вопросам.",
        "zh": "语料库未提及此地（{area}）对 {party} 的禁令；所找到的内容涉及其他地区或其他事项。",
    },
    "maker": {
        "en": "{model} is made by {right}, not by the company that the question names.",
        "ru": "{model} — разработка {right}, а не той компании, что названа в вопросе.",
        "zh": "{model} 由 {right} 开发，而不是问题中所说的公司。",
    },
    "maker_itself": {
        "en": "{right} is a company of its own and makes its models itself.",
        "ru": "{right} — самостоятельная компания и сама разрабатывает свои модели.",
        "zh": "{right} 是独立的公司，其模型由自己开发。",
    },
    "maker_read_as": {
        "en": "{wrong} does not make {model}; the question was taken to be about {right}.",
        "ru": "{wrong} не разрабатывает {model}; ответ относится к {right}.",
        "zh": "{wrong} 并非 {model} 的开发方；以下按 {right} 作答。",
    },
    "gap_party": {
        "en": "On {party}, the corpus holds nothing that answers this.",
        "ru": "{party}: в корпусе нет ничего, что отвечало бы на этот вопрос.",
        "zh": "关于 {party}，语料库中没有能回答此问题的内容。",
    },
    "gap_party_on": {
        "en": "On {party}, the corpus holds nothing under “{criterion}”.",
        "ru": "{party}: по критерию «{criterion}» в корпусе нет данных.",
        "zh": "关于 {party}，语料库在“{criterion}”方面没有任何内容。",
    },
    "gap_need": {
        "en": "The corpus does not settle this part: “{need}”",
        "ru": "На эту часть вопроса корпус ответа не даёт: «{need}»",
        "zh": "语料库未能回答其中这一问：“{need}”",
    },
    "clarify": {
        "en": "Which model or vendor, and which way of using it, do you mean? Please name it, for instance “DeepSeek's own "
        "API” or “Claude through Amazon Bedrock”.",
        "ru": "О какой модели или поставщике и о каком способе использования идёт речь? Назовите, например: «собственный "
        "API DeepSeek» или «Claude через Amazon Bedrock».",
        "zh": "您指的是哪个模型或厂商、哪种使用方式？请写明，例如“DeepSeek 官方 API”或“通过 Amazon Bedrock 使用 Claude”。",
    },
    "read_as": {
        "en": "“{typed}” was read as “{meant}”.",
        "ru": "«{typed}» прочитано как «{meant}».",
        "zh": "“{typed}”按“{meant}”理解。",
    },
    "clarify_documents": {
        "en": "The question does not say which one it means, and the documents speak of several. Please name it.",
        "ru": "Из вопроса не ясно, о чём именно речь, а в документах говорится о разном. Уточните, пожалуйста.",
        "zh": "问题没有说明具体指哪一个，而文档中提到多个。请写明。",
    },
    "not_in_documents": {
        "en": "The documents do not answer this question. The nearest passages are listed.",
        "ru": "В документах ответа на этот вопрос нет. Ниже — самые близкие фрагменты.",
        "zh": "文档中没有这个问题的答案。下面列出最接近的段落。",
    },
    "not_in_few_documents": {
        "en": "Nothing in the documents says this in so many words. The nearest passages are listed: one of them may say "
        "it differently.",
        "ru": "Прямого ответа в документах не найдено. Ниже — самые близкие фрагменты: один из них может говорить об этом "
        "другими словами.",
        "zh": "文档中没有直接回答这个问题的文字。下面列出最接近的段落，其中可能有换一种说法的答案。",
    },
    "document_says": {
        "en": "{title}, {locator}: “{quote}”",
        "ru": "{title}, {locator}: «{quote}»",
        "zh": "{title}，{locator}：“{quote}”",
    },
    "document_orders": {
        "en": "{title}, {locator}, addresses a language model and tells it what to say. It is shown as text and followed "
        "nowhere; ask who wrote it.",
        "ru": "Фрагмент «{title}», {locator}, обращён к языковой модели и указывает ей, что говорить. Он показан как текст и "
        "ни на что не влияет; выясните, кто его написал.",
        "zh": "“{title}”（{locator}）中有写给语言模型、指示其如何作答的文字。此处仅按原文显示，不予执行；请查明由谁写入。",
    },
    "documents_disagree": {
        "en": "The passages contradict each other. {one}: “{of_one}” {other}: “{of_other}”",
        "ru": "Фрагменты противоречат друг другу. {one}: «{of_one}» {other}: «{of_other}»",
        "zh": "各段落相互矛盾。{one}：“{of_one}”{other}：“{of_other}”",
    },
    "empty": {
        "en": "There is no question in this text. Type one, or paste several.",
        "ru": "В тексте нет вопроса. Введите вопрос или вставьте несколько.",
        "zh": "文本中没有问题。请输入一个或粘贴多个问题。",
    },
    "vendor_generic": {
        "en": "Please answer in writing, with the clause of your terms that says so: {question}",
        "ru": "Просим ответить письменно, со ссылкой на пункт ваших условий: {question}",
        "zh": "请书面答复并注明相应条款：{question}",
    },
    "the_vendor": {"en": "the vendor", "ru": "поставщика", "zh": "贵公司"},
    "follow_route": {
        "en": "And on this route: {route}?",
        "ru": "А если так: {route}?",
        "zh": "那么“{route}”呢？",
    },
    "follow_party": {"en": "And for {party}?", "ru": "А у {party}?", "zh": "那么 {party} 呢？"},
    "follow_criterion": {"en": "{parties}: {question}", "ru": "{parties}: {question}", "zh": "{parties}：{question}"},
    "joined": {
        "en": "{count} questions were found in your text; each is answered on its own.",
        "ru": "В тексте найдено вопросов: {count}; ответ дан на каждый.",
        "zh": "文中共有{count}个问题，分别回答如下。",
    },
}


def say(key: str, language: str, **values: object) -> str:
    """One of our own texts, filled in; English where a language lacks it."""
    texts = _TEXTS[key]
    return texts.get(language, texts["en"]).format(**values)


def dated(source: Source, language: str) -> str:
    """When a document was published; where it does not say, that it does not, and when it was read."""
    return source.published or say("read_on", language, date=source.as_of)


def text_keys() -> frozenset[str]:
    """All keys, for tests."""
    return frozenset(_TEXTS)


def languages_of(key: str) -> frozenset[str]:
    """Languages a text exists in, for tests."""
    return frozenset(_TEXTS[key])
