"""Words of the tabs that keep the corpus well: its health, and a new source."""

from __future__ import annotations

UPKEEP: dict[str, tuple[str, str, str]] = {
    "tab:browse": ("Browse", "Обзор", "浏览"),
    "tab:health": ("Health", "Состояние", "健康状况"),
    "tab:add": ("Add a source", "Добавить источник", "添加来源"),
    # -- health ------------------------------------------------------------------------------------------------------
    "health_lead": (
        "What the corpus knows, how well, and where it needs work; as of {date}.",
        "Что корпус знает, насколько надёжно и где нужна работа; по состоянию на {date}.",
        "语料库掌握了什么、依据有多充分、哪里需要补充；截至 {date}。",
    ),
    "grid": ("Evidence by route and criterion", "Доказательства по способам и критериям", "各方式与标准的依据"),
    "grid_note": (
        "Each cell shows its weakest point. Scroll sideways for more criteria; any cell can be opened below the table.",
        "Ячейка показывает самое слабое место. Таблица прокручивается вбок; любую ячейку можно открыть под ней.",
        "每个单元格显示其最薄弱之处。可横向滚动查看更多标准；任一单元格都可在表格下方打开。",
    ),
    "grid_corner": ("Route", "Способ использования", "使用方式"),
    "gap_count": ("Gaps", "Пробелы", "空白"),
    "cell_sources": (
        "{strength} · {verdict} · sources: {count}",
        "{strength} · {verdict} · источников: {count}",
        "{strength} · {verdict} · {count}个来源",
    ),
    "strength:broad": ("Several sources", "Несколько источников", "多个来源"),
    "strength:single": ("A single source", "Один источник", "单一来源"),
    "strength:vendor": ("Vendors' word alone", "Только слова поставщика", "仅厂商说法"),
    "strength:partial": (
        "Read in part or not verified",
        "Прочитано частично или не проверено",
        "仅读部分或未核实",
    ),
    "strength:conflict": ("Sources conflict", "Источники расходятся", "来源相互矛盾"),
    "strength:silent": ("Sources are silent", "Источники молчат", "来源未提及"),
    "strength:nothing": ("No evidence", "Нет доказательств", "无依据"),
    "open_cell": ("Open a cell", "Открыть ячейку", "打开单元格"),
    "criterion": ("Criterion", "Критерий", "标准"),
    "ages": ("Age of the sources", "Возраст источников", "来源的新旧"),
    "ages_days": ("Days", "Дней", "天数"),
    "ages_up_to": ("up to {days}", "до {days}", "{days}天以内"),
    "ages_more": ("more than {days}", "больше {days}", "超过{days}天"),
    "ages_read": ("Since we read them", "С прочтения", "自查阅起"),
    "ages_published": ("Since they were published", "С публикации", "自发布起"),
    "ages_note": (
        "Due for another reading: {count}. Vendors' pages after {vendor} days, all others after {other}.",
        "Пора перечитать: {count}. Страницы поставщиков — через {vendor} дн., остальное — через {other}.",
        "需要重新查阅：{count}个。厂商页面超过{vendor}天，其余超过{other}天。",
    ),
    "conflicts": ("Conflicts", "Противоречия", "冲突"),
    "weak_spots": ("Weak spots", "Слабые места", "薄弱之处"),
    "finding_label": ("{name} ({count})", "{name}: {count}", "{name}（{count}）"),
    "finding:conflicting_cell": (
        "Assessments whose sources conflict",
        "Оценки, по которым источники расходятся",
        "来源相互矛盾的评价",
    ),
    "finding:disputed_claim": ("Claims that somebody disputes", "Оспариваемые утверждения", "存在争议的主张"),
    "finding:superseded_cited": (
        "Assessments that cite a replaced claim",
        "Оценки со ссылкой на заменённое утверждение",
        "引用了已被取代主张的评价",
    ),
    "finding:vendor_only": (
        "Assessments that rest on vendors' words alone",
        "Оценки только со слов поставщиков",
        "仅依据厂商说法的评价",
    ),
    "finding:read_in_part": (
        "Assessments that rest on claims read in part or not verified",
        "Оценки по частично прочитанному или непроверенному",
        "依据仅读部分或未核实主张的评价",
    ),
    "finding:single_source": (
        "Assessments that rest on a single source",
        "Оценки по единственному источнику",
        "依据单一来源的评价",
    ),
    "finding:stale_source": (
        "Sources due for another reading",
        "Источники, которые пора перечитать",
        "需要重新查阅的来源",
    ),
    "finding:read_through": (
        "Sources read through somebody else",
        "Источники, прочитанные в чужом изложении",
        "经他人转述读到的来源",
    ),
    "finding:unused_claim": (
        "Claims that no assessment cites and that name no route",
        "Утверждения без способа и без ссылок из оценок",
        "未被评价引用且未指明方式的主张",
    ),
    "days_ago": ("Read {days} days ago", "Прочитано {days} дн. назад", "{days}天前查阅"),
    "none_found": ("None.", "Нет.", "无。"),
    # -- a new source ------------------------------------------------------------------------------------------------
    "add_lead": (
        (
            "One brief a source, in our own words, each claim with its place in the original. The whole corpus is "
            "checked with the new brief in it."
        ),
        (
            "Одна запись на источник, своими словами, каждое утверждение — с местом в оригинале. Весь корпус "
            "проверяется вместе с новой записью."
        ),
        "每个来源一份简报，用自己的话写，每条主张注明原文位置。系统会连同新简报一起检查整个语料库。",
    ),
    "add_way": ("How to add", "Как добавить", "添加方式"),
    "way:form": ("Fill in a form", "Заполнить форму", "填写表单"),
    "way:file": ("Upload a file", "Загрузить файл", "上传文件"),
    "add_source": ("The source", "Источник", "来源信息"),
    "add_claim": ("Claim {number}", "Утверждение {number}", "主张{number}"),
    "add_optional": ("Translations, dispute, replacement", "Перевод, спор, замена", "翻译、争议与取代"),
    "add_check": ("Check and preview", "Проверить и показать", "检查并预览"),
    "add_more": ("Add another claim", "Ещё утверждение", "再加一条主张"),
    "add_fewer": ("Remove the last claim", "Убрать последнее", "移除最后一条"),
    "add_replace": (
        "Replace the brief of this id, if there is one",
        "Заменить запись с этим id, если она есть",
        "若已有相同 id 的简报则替换",
    ),
    "add_upload": (
        "A finished brief (.md), or its fields (.yaml, .json)",
        "Готовая запись (.md) или её поля (.yaml, .json)",
        "完成的简报（.md）或其字段（.yaml、.json）",
    ),
    "field_needed": ("This is needed.", "Это нужно заполнить.", "此项必填。"),
    "add_problems": (
        "{count} to mend. Nothing was written.",
        "Нужно исправить: {count}. Ничего не записано.",
        "有{count}处需要修改，尚未写入。",
    ),
    "add_sound": (
        "Sound, and so is the corpus with it.",
        "Запись исправна, корпус вместе с ней — тоже.",
        "简报无误，加入后语料库也无误。",
    ),
    "add_preview": ("The brief as it will be written", "Запись в том виде, как она будет сохранена", "将写入的简报"),
    "add_save": ("Save into the corpus", "Сохранить в корпус", "保存到语料库"),
    "add_no_saving": (
        (
            "This page may not write into the corpus. Download the brief and put it into the folder `sources`, or ask "
            "the administrator (ADVISOR_EDIT_CORPUS)."
        ),
        (
            "Этой странице нельзя писать в корпус. Скачайте запись и положите её в папку `sources` или обратитесь к "
            "администратору (ADVISOR_EDIT_CORPUS)."
        ),
        "本页面无权写入语料库。请下载简报并放入 `sources` 文件夹，或联系管理员（ADVISOR_EDIT_CORPUS）。",
    ),
    "add_saved": (
        "Saved as {path}. The index is up to date: answers use it from now on. Its assessments are still to write.",
        "Сохранено: {path}. Индекс обновлён, ответы уже учитывают эту запись. Оценки по ней ещё предстоит написать.",
        "已保存为 {path}。索引已更新，回答即刻采用；相关评价仍需撰写。",
    ),
    "add_open": ("Open the brief", "Открыть запись", "打开简报"),
    # -- fields of a brief -------------------------------------------------------------------------------------------
    "field:id": ("Id", "Идентификатор", "标识"),
    "help:id": (
        "Name of the file: small letters, digits, - and . ; it never changes later.",
        "Имя файла: строчные латинские буквы, цифры, - и . ; потом не меняется.",
        "文件名：小写字母、数字、- 和 . ；以后不再更改。",
    ),
    "field:title": ("Title", "Название", "标题"),
    "help:title": ("As its publisher gives it.", "Как у издателя.", "按发布方原题。"),
    "field:publisher": ("Publisher", "Издатель", "发布方"),
    "help:publisher": (
        "Who published the original, also where it was read elsewhere.",
        "Кто опубликовал оригинал, даже если прочитан он в другом месте.",
        "原文的发布者，即使是在别处读到。",
    ),
    "field:url": ("Address of the original", "Адрес оригинала", "原文网址"),
    "help:url": (
        "Begins with https://. Several pages: with “ ; ” between.",
        "Начинается с https://. Несколько страниц — через « ; ».",
        "以 https:// 开头；多个页面用“ ; ”分隔。",
    ),
    "field:published": ("Published", "Опубликовано", "发布日期"),
    "help:published": (
        "2026-03-01, 2026-03 or 2026; empty where it gives no date.",
        "2026-03-01, 2026-03 или 2026; пусто, если даты нет.",
        "2026-03-01、2026-03 或 2026；无日期则留空。",
    ),
    "field:as_of": ("Read on", "Прочитано", "查阅日期"),
    "help:as_of": ("The day on which you read it.", "День, когда вы его прочли.", "您查阅的日期。"),
    "field:language": ("Language of our text", "Язык нашего текста", "简报语言"),
    "help:language": (
        "The language you write the claims in, whatever that of the original.",
        "На каком языке написаны утверждения, каким бы ни был оригинал.",
        "您撰写主张所用的语言，与原文语言无关。",
    ),
    "field:kind": ("Kind", "Вид", "类型"),
    "help:kind": (
        "What a vendor says of itself is its terms or its claim, wherever it stands.",
        "Слова поставщика о себе — это его условия или заявление, где бы они ни стояли.",
        "厂商谈自身的内容属于条款或说法，无论出处。",
    ),
    "field:interest": ("What the publisher gains", "В чём интерес издателя", "发布方的利益"),
    "help:interest": (
        "One sentence; it is shown beside each citation.",
        "Одно предложение; показывается рядом с каждой цитатой.",
        "一句话；会显示在每处引文旁。",
    ),
    "field:jurisdiction": ("Whose law is concerned", "Чьё право затронуто", "涉及的司法辖区"),
    "help:jurisdiction": ("US, EU, CN …", "US, EU, CN и другие", "如 US、EU、CN"),
    "field:subjects": ("About whom", "О ком", "涉及对象"),
    "help:subjects": (
        "Parties, models and laws. One that is missing is added to entities.yaml first.",
        "Стороны, модели и законы. Если кого-то нет, сначала добавьте в entities.yaml.",
        "相关方、模型与法律；缺少的请先加入 entities.yaml。",
    ),
    "field:read_through": ("Read through", "Через кого прочитано", "转引自"),
    "help:read_through": (
        "Only where the original was not read: who reproduces it.",
        "Только если оригинал не прочитан: кто его воспроизводит.",
        "仅在未读原文时填写：由谁转载。",
    ),
    "field:claim": ("The claim", "Утверждение", "主张"),
    "help:claim": (
        "One assertion in one sentence. Its figures must stand in the text too.",
        "Одна мысль одним предложением. Её числа должны стоять и в тексте.",
        "一句话说明一个论断，其中的数字也须出现在正文中。",
    ),
    "field:anchor": ("Anchor", "Якорь", "锚点"),
    "help:anchor": (
        "A short name for links: small letters, digits, - and .",
        "Короткое имя для ссылок: строчные латинские буквы, цифры, - и .",
        "用于链接的短名：小写字母、数字、- 和 .",
    ),
    "field:route": ("Holds for these routes", "Для каких способов верно", "适用的使用方式"),
    "help:route": (
        "Empty where it speaks of no route.",
        "Пусто, если о способах речи нет.",
        "若未涉及任何方式则留空。",
    ),
    "field:topic": ("Helps to judge", "Что помогает оценить", "有助于判断"),
    "help:topic": (
        "Criteria or further topics, at least one.",
        "Критерии или другие темы, хотя бы одна.",
        "标准或其他主题，至少一项。",
    ),
    "field:locator": ("Where in the original", "Место в оригинале", "原文位置"),
    "help:locator": (
        "Section, page or heading: somebody with the original open must find it.",
        "Раздел, страница или заголовок: с оригиналом в руках его должны найти.",
        "章节、页码或标题，让打开原文的人能找到。",
    ),
    "field:verified": ("How it was read", "Как прочитано", "查阅方式"),
    "help:verified": (
        "The passage itself; in part or through others; not at all.",
        "Сам текст; частично или в пересказе; не прочитан.",
        "读了原文；仅读部分或经转述；未读。",
    ),
    "field:text": ("Text in our own words", "Текст своими словами", "用自己的话写的正文"),
    "help:text": (
        "Facts and figures come from the source, its sentences do not.",
        "Факты и числа — из источника, фразы — свои.",
        "事实与数字取自来源，句子自己写。",
    ),
    "field:en": ("The claim in English", "Утверждение по-английски", "英文主张"),
    "field:ru": ("The claim in Russian", "Утверждение по-русски", "俄文主张"),
    "field:zh": ("The claim in Chinese", "Утверждение по-китайски", "中文主张"),
    "field:disputed": ("Who says otherwise", "Кто утверждает иное", "谁持不同说法"),
    "field:superseded_by": ("Replaced by the claim", "Заменено утверждением", "已被此主张取代"),
    "help:superseded_by": (
        "source-id#anchor of the newer claim.",
        "id-источника#якорь нового утверждения.",
        "新主张的“来源标识#锚点”。",
    ),
    "routes:all": ("All routes", "Все способы", "所有使用方式"),
    "routes:all-us-api": ("All US APIs", "Все американские API", "所有美国 API"),
    "routes:all-cn-api": ("All Chinese APIs", "Все китайские API", "所有中国 API"),
    "routes:all-self-hosted": ("All on one's own machines", "Все на своих машинах", "所有自有服务器部署"),
    "routes:all-hosted-open": (
        "All hosts of open weights",
        "Все хостинг-провайдеры открытых весов",
        "所有开放权重托管商",
    ),
}
