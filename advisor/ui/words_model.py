"""Words of the page about language models, and of what is written by one."""

from __future__ import annotations

MODEL: dict[str, tuple[str, str, str]] = {
    "model": ("Language model", "Языковая модель", "语言模型"),
    "model_lead": (
        (
            "Off by default: answers are put together from the sources by rules. A language model may word them instead; "
            "each of its sentences is checked against its source, and what is not held is struck."
        ),
        (
            "По умолчанию выключено: ответы составляются из источников по правилам. Языковая модель может их сформулировать; "
            "каждое её предложение сверяется с источником, неподтверждённое вычёркивается."
        ),
        "默认关闭：答案按规则从来源摘编。也可由语言模型行文；每一句都与来源核对，不能证实的会被删除。",
    ),
    "model_is_off": ("No model is asked", "Модель не запрашивается", "未启用模型"),
    "model_is_on": ("{model} words the answers", "Ответы формулирует {model}", "由 {model} 撰写答案"),
    "model_here": ("runs on this machine", "работает на этой машине", "在本机运行"),
    "model_elsewhere": ("sends data to {host}", "отправляет данные: {host}", "向 {host} 发送数据"),
    "model_not_allowed": ("{host} has not been allowed yet", "{host} ещё не разрешён", "尚未允许 {host}"),
    "model_forbidden": (
        "This installation forbids sending anything to another host (ADVISOR_EGRESS). Only a model on this machine can be used.",
        "В этой установке запрещено отправлять что-либо на другие узлы (ADVISOR_EGRESS). Доступна только модель на этой машине.",
        "本安装禁止向其他主机发送任何内容（ADVISOR_EGRESS），只能使用本机模型。",
    ),
    "model_from_environment": (
        "Set for everybody in the environment of the program (ADVISOR_LLM). You can turn it off for this visit.",
        "Задано для всех в окружении программы (ADVISOR_LLM). Для этого сеанса модель можно выключить.",
        "已在程序环境中为所有人设定（ADVISOR_LLM）；您可在本次访问中关闭。",
    ),
    "model_switch": ("Let a model word the answers", "Поручить модели формулировать ответы", "由模型撰写答案"),
    "model_provider": ("Provider", "Поставщик", "提供方"),
    "model_name": ("Model", "Модель", "模型"),
    "model_name_help": (
        "As the server calls it, for example qwen3:8b.",
        "Как её называет сервер, например qwen3:8b.",
        "服务器所用的名称，例如 qwen3:8b。",
    ),
    "model_address": ("Address", "Адрес", "地址"),
    "model_address_help": (
        "Empty: {address}. Anything else is written http://host:port/v1.",
        "Если пусто: {address}. Иначе — в виде http://host:port/v1.",
        "留空：{address}。其他地址写作 http://host:port/v1。",
    ),
    "model_no_address": ("must be given", "нужно указать", "必须填写"),
    "model_key_found": (
        "A key is set; it is shown nowhere.",
        "Ключ задан; он нигде не показывается.",
        "已设置密钥，不会显示。",
    ),
    "model_key_missing": (
        "{provider} asks for a key. Set {variable} or ADVISOR_LLM_KEY in the environment of the program or in "
        ".streamlit/secrets.toml; keys are never typed into this page.",
        "{provider} требует ключ. Задайте {variable} или ADVISOR_LLM_KEY в окружении программы или в "
        ".streamlit/secrets.toml; на этой странице ключи не вводят.",
        "{provider} 需要密钥。请在程序环境或 .streamlit/secrets.toml 中设置 {variable} 或 ADVISOR_LLM_KEY；本页不输入密钥。",
    ),
    "model_save": ("Use this model", "Использовать эту модель", "使用该模型"),
    "model_test": ("Test it", "Проверить", "测试"),
    "model_testing": (
        "Asking {model} for one sentence",
        "Запрос одного предложения у {model}",
        "正在请 {model} 写一句话",
    ),
    "model_test_sound": (
        "{model} answers. First words after {seconds} s.",
        "{model} отвечает. Первые слова через {seconds} с.",
        "{model} 可以应答，{seconds} 秒后出现首字。",
    ),
    "model_test_silent": ("{model} sent no text.", "{model} не прислала текста.", "{model} 未返回文字。"),
    "model_sends": ("What is sent, and where to", "Что и куда отправляется", "发送什么、发往何处"),
    "model_sends_list": (
        "This goes to {host}, and nothing else:",
        "На {host} отправляется это и ничего больше:",
        "发往 {host} 的仅限以下内容：",
    ),
    "model_sends_here": (
        "This goes to {host} on this machine; nothing leaves it:",
        "Это получает {host} на этой же машине; наружу ничего не уходит:",
        "以下内容发往本机的 {host}，数据不离开本机：",
    ),
    "model_uses": ("What it may be asked for", "Для чего использовать модель", "可让模型做什么"),
    "model_use:answer": ("Word the answers", "Формулировать ответы", "撰写答案"),
    "model_use:follow-up": (
        "Put a follow-up as a question of its own",
        "Излагать уточнение как самостоятельный вопрос",
        "把追问改写为完整的问题",
    ),
    "model_use:split": (
        "Find the questions in a long text",
        "Находить вопросы в длинном тексте",
        "从长文本中找出问题",
    ),
    "model_use:translate": ("Translate a quote on request", "Переводить цитату по запросу", "按需翻译引文"),
    "model_use:memo": (
        "Word the paragraphs of a memo on request",
        "Формулировать абзацы записки по запросу",
        "按需为决策备忘录的段落措辞",
    ),
    "model_use_sends:memo": (
        "the paragraphs of the memo's first page and of your situation, when you tick it on the memo",
        "абзацы первой страницы записки и описания вашей ситуации, если вы отметите это при создании записки",
        "在您于备忘录处勾选后，发送其首页及您情况说明的段落",
    ),
    "memo_wording": (
        "Let {model} word the paragraphs; each sentence is checked against the built-in one",
        "Поручить формулировку абзацев модели {model}; каждое предложение сверяется со встроенным",
        "由 {model} 为段落措辞；逐句与内置文字核对",
    ),
    "memo_wording_sends": (
        "The paragraphs, which name your situation, are sent to {host}.",
        "Абзацы, где описана ваша ситуация, отправляются на {host}.",
        "这些段落（含您的情况）将发送至 {host}。",
    ),
    "model_use_sends:answer": (
        "the question, the question before it where it follows up on one, and the passages that the answer rests on",
        "вопрос, предыдущий вопрос, если новый его уточняет, и фрагменты, на которых основан ответ",
        "问题、其所追问的上一个问题，以及答案所依据的段落",
    ),
    "model_use_sends:follow-up": (
        "a question that follows up on others, and up to four questions before it",
        "уточняющий вопрос и до четырёх вопросов перед ним",
        "追问的问题，以及此前至多四个问题",
    ),
    "model_use_sends:split": (
        "a long text in which the rules found one question only, or a very long one",
        "длинный текст, в котором правила нашли лишь один или очень длинный вопрос",
        "按规则只找到一个问题或问题过长的长文本",
    ),
    "model_use_sends:translate": (
        "the quote whose translation you ask for with a click",
        "цитата, перевод которой вы запросили кнопкой",
        "您点击要求翻译的引文",
    ),
    "model_no_use": (
        "The model is to be used for nothing",
        "Не выбрано, для чего использовать модель",
        "未选择模型的任何用途",
    ),
    "model_no_use_remedy": (
        "Tick at least one use, or leave the model off.",
        "Отметьте хотя бы одно применение или не включайте модель.",
        "请至少勾选一项用途，或不启用模型。",
    ),
    "model_helps": (
        "{model} helps with questions and quotes",
        "{model} помогает с вопросами и цитатами",
        "由 {model} 协助处理问题和引文",
    ),
    "translate_with": ("Translate with {model}", "Перевести: {model}", "用 {model} 翻译"),
    "translation_note": (
        "Translated by {model}, and not checked by anybody. What counts is the original above.",
        "Перевод модели {model}, никем не проверенный. Значение имеет только оригинал выше.",
        "由 {model} 翻译，未经核实，一切以上方原文为准。",
    ),
    "translation_refused": (
        "The translation by {model} is not shown: {reason}.",
        "Перевод модели {model} не показан: {reason}.",
        "未显示 {model} 的译文：{reason}。",
    ),
    "translation_failed": (
        "{model} did not translate: {why}",
        "{model} не перевела цитату: {why}",
        "{model} 未能翻译：{why}",
    ),
    "model_at:follow-up": (
        "{model} puts your question as one that stands alone; you read the rules' answer below",
        "{model} излагает вопрос так, чтобы он был понятен сам по себе; ниже — ответ по правилам",
        "{model} 正在把追问改写为完整的问题；下方为按规则得出的答案",
    ),
    "model_at:split": (
        "{model} looks for the questions in your text; you read the rules' answer below",
        "{model} ищет вопросы в вашем тексте; ниже — ответ по правилам",
        "{model} 正在文本中查找问题；下方为按规则得出的答案",
    ),
    "model_at:translate": ("{model} translates …", "{model} переводит…", "{model} 正在翻译……"),
    "model_example": ("An example, word for word", "Пример дословно", "原样示例"),
    "model_unencrypted": (
        "The connection to {host} is not encrypted: whoever is on the way can read question, passages and key.",
        "Соединение с {host} не зашифровано: на пути можно прочитать вопрос, фрагменты и ключ.",
        "与 {host} 的连接未加密：途中任何人都能读到问题、段落和密钥。",
    ),
    "model_mask": (
        "Mask personal data before it is sent",
        "Скрывать персональные данные перед отправкой",
        "发送前遮蔽个人数据",
    ),
    "model_mask_help": (
        (
            "E-mail addresses, telephone, card and account numbers, IP addresses and the names below become placeholders; "
            "they are put back here, on this machine. Names that you do not list are not recognised."
        ),
        (
            "Адреса почты, номера телефонов, карт и счетов, IP-адреса и имена из списка заменяются метками; обратная "
            "замена выполняется здесь, на этой машине. Имена вне списка не распознаются."
        ),
        "电子邮件、电话、银行卡和账户号码、IP 地址及下列名称会换成占位符，并在本机还原。未列出的名称无法识别。",
    ),
    "model_mask_names": (
        "Names to mask, parted by semicolons",
        "Имена для замены, через точку с запятой",
        "要遮蔽的名称（用分号隔开）",
    ),
    "model_consent": (
        "May {host} get your questions?",
        "Разрешить отправку вопросов на {host}?",
        "是否允许向 {host} 发送问题？",
    ),
    "model_consent_note": (
        "Asked once for this host in your visit; it holds for you alone. You can take it back at any time on the page Language model; every call is written to the ledger.",
        "Вопрос задаётся один раз для узла за посещение; разрешение действует только для вас. Его можно отозвать на странице «Языковая модель»; каждый вызов записывается в журнал.",
        "每次访问中每个主机只询问一次，且仅对您本人有效。可随时在“语言模型”页撤回；每次调用都会记入日志。",
    ),
    "model_allow": ("Allow {host}", "Разрешить {host}", "允许 {host}"),
    "model_refuse": ("Do not allow", "Не разрешать", "不允许"),
    "model_withdraw": (
        "Withdraw: nothing to {host} any more",
        "Отозвать: больше ничего на {host}",
        "撤回：不再向 {host} 发送",
    ),
    "model_at:answer": (
        "{model} is writing; you read the extract below",
        "{model} пишет; ниже — выборка из источников",
        "{model} 正在撰写；下方为原文摘录",
    ),
    "model_part": ("Question {number} of {count}", "Вопрос {number} из {count}", "第{number}个问题，共{count}个"),
    "model_stop": ("Stop", "Остановить", "停止"),
    "struck_sentences": (
        "Written by the model and struck ({count})",
        "Написано моделью и вычеркнуто ({count})",
        "模型所写但已删除（{count}）",
    ),
    "struck_note": (
        "No source that the model was given holds these sentences. They are no part of the answer.",
        "Эти предложения не подтверждаются источниками, которые получила модель, и в ответ не входят.",
        "模型所得的来源均不能证实这些句子，故不属于答案。",
    ),
}
