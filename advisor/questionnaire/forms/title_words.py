"""Words of which titles of columns are made, as patterns; English, Russian, Chinese, French, German, some of others.

Titles are compared in small letters, without signs, with single spaces, and as a whole. `<asked>`, `<who>` and the like
stand for the lists below.
"""

from __future__ import annotations

import re
from typing import Literal

Role = Literal[
    "assessable",
    "depth",
    "number",
    "scoring",
    "section",
    "type",
    "options",
    "example",
    "guidance",
    "comment",
    "answer",
    "question",
    "description",
    "title",
    "other",
    "",
]

_LISTS = {
    "<asked>": (
        "questions?|requirements?|controls?|criteri(?:on|a|um)|item|statement|query|check|"
        "вопрос(?:а|ы|ов)?|требовани[еяй]|критери(?:й|я|и|ев)|контрол[ья]|мер[аы]|пункта?|"
        "exigences?|critères?|contrôles?|mesures?|fragen?|anforderung(?:en)?|kriteri(?:um|en)|kontrolle|maßnahme|"
        "preguntas?|requisitos?"
    ),
    "<who>": (
        "(?:vendor|supplier|provider|bidder|tenderer|respondent|company|csp|your|our|offeror|contractor|seller|"
        "partner)(?: s)?"
    ),
    "<sections>": (
        "section|category|(?:sub ?)?(?:category|domain|topic)|area|theme|group|chapter|family|function|pillar|"
        "(?:под)?(?:раздел|категория)|область|тема|блок|группа|глава|домен|направление|"
        "catégorie|domaine|thème|rubrique|chapitre|bereich|kategorie|thema|themengebiet|kapitel|abschnitt|"
        "categoría|área|ámbito|sección"
    ),
    "<问>": (
        "问题|提问|要求|需求|控制[项点]?|检查项?|评估项?|评审项?|指标|条款|项目|题目|安全|功能|技术|合规|考察|调查|测评"
    ),
    "<kind>": (
        "<who>|security|privacy|compliance|technical|functional|non functional|assessment|self assessment|evaluation|"
        "due diligence|audit|detailed|specific|business|data protection|checklist|ai|risk|minimum|general|"
        "information|legal|sub"
    ),
}


def _of(*patterns: str) -> str:
    joined = "|".join(patterns)
    for mark in ("<kind>", *_LISTS):
        joined = joined.replace(mark, f"(?:{_LISTS[mark]})")
    return joined


#: In the order in which they count: `Question ID` is a number, `Answer guidance` is guidance.
PATTERNS: tuple[tuple[Role, str], ...] = (
    ("assessable", _of("assessable|assessed|is (?:a )?question|askable")),
    ("depth", _of("depth|level|indent|nesting|уровень(?: вложенности)?|层级|级别|niveau|ebene")),
    (
        "number",
        _of(
            "#|art|article|статья|no|nr|n|num|number|ids?|identifier|refs?|ref (?:id|no|nr|number)|reference|item|"
            "index|key|code|pos|"
            "position|q|n°",
            "(?:s|sl|sr|ser|q|r) ?(?:no|nr|n|#)|ques(?: num)?",
            "(?:the )?(?:<asked>|section|row|line|req|ctrl|sub ?question)s? ?"
            "(?:no|nr|num|number|ids?|ref|reference|code|key|#|identifier|nummer)",
            "(?:number|no|id|code) of (?:the )?<asked>",
            "(?:no )?п ?п|(?:номер|код)(?: <asked>)?|<asked> no|идентификатор|ид",
            "<问>{0,2}(?:序号|编号|代码|标识|编码|号|id)|序",
            "numéro(?: .*)?|référence|réf|número|código",
            "lfd(?: ?nr)?|kennung|nummer|(?:fragen?|anforderungs?|kriterien|control|kontroll) ?(?:nr|nummer|id)",
        ),
    ),
    (
        "scoring",
        _of(
            "(?:(?:max|maximum|min|total|<who>|<asked>|evaluation|evaluator|weighted|self|risk|final|internal) ){0,2}"
            "(?:scores?|scoring|scored|weights?|weighting|weightage|points?|ratings?|marks|grade)(?: .{0,24})?",
            "(?:(?:<asked>|business|risk) )?(?:priority|importance|criticality|severity|weight)(?: m s c)?|"
            "risk(?: level| rating)?",
            "mandatory(?: .{0,24})?|moscow|must(?: .{0,30})?|muss(?: kann)?",
            "балл\\w*|вес(?: .*)?|(?:максимальн\\w+ )?оценка(?: .*)?|рейтинг|приоритет|важность|критичность|"
            "обязательность",
            "[评得打满总]?分(?:数|值)?|(?:自评|得)得?分|评分(?:标准|规则)?|权重.{0,6}|优先级|重要性|重要程度",
            "poids|pondération|note maximale|priorité|gewicht(?:ung)?|punkte|bewertung|priorität|puntuación|peso",
        ),
    ),
    (
        "section",
        _of(
            "(?:(?:<asked>|security|risk|assessment|main) ){0,2}<sections>s?"
            "(?: (?:title|name|id|of (?:the )?<asked>|вопроса|требования))?",
            "(?:控制|安全|问题|评估)?(?:类别|分类|[大小]类|类目|领域|模块|章节|主题|维度|域|部分|"
            "[一二三]级指标)(?:名称)?",
        ),
    ),
    (
        "type",
        _of(
            "(?:(?:<asked>|answer|response|row|input|field|data|<who>) ){0,2}(?:type|format)|type of (?:answer|"
            "question)",
            "тип(?: вопроса| ответа)?|(?:问题|答案|回答)?(?:类型|题型)|(?:antwort|fragen?)?typ|type de (?:question|"
            "réponse)",
        ),
    ),
    (
        "options",
        _of(
            "(?:(?:<asked>|answer|response|allowed|possible|valid|available|permitted|acceptable) ){0,2}"
            "(?:options?|choices?|values|pick ?list|dropdown)",
            "(?:allowed|possible|valid|permitted) (?:answers?|responses?|values?)",
            "варианты?(?: ответ\\w*)?|допустимые (?:значения|ответы)|(?:可选|备选|候选|答案|回答)(?:项|答案|选项|值)|"
            "选项",
            "choix(?: de réponses?)?|options de réponses?|antwort(?:möglichkeiten|optionen|auswahl)|auswahl|opciones",
        ),
    ),
    (
        "example",
        _of(
            "examples?(?: (?:of )?(?:an? )?(?:answers?|responses?|evidence))?|sample(?:s| .*)?|model (?:answer|"
            "response)",
            "пример\\w*(?: .*)?|(?:回答|答案|填写)?(?:示例|样例|举例|范例|参考答案)",
            "exemples?(?: .*)?|beispiele?(?: .*)?|musterantwort|ejemplos?",
        ),
    ),
    (
        "guidance",
        _of(
            "(?:(?:<asked>|answer|response|<who>|implementation|assessment|assessor|additional|auditing|further|"
            "audit) ){0,2}"
            "(?:guidance|guidelines?|guide|help|help text|hints?|tips?|instructions?|clarifications?|intent|purpose|"
            "rationale|"
            "context|background|definition|annotation|recommendations?)(?: notes?| text| and .{0,30}| for .{0,30})?",
            "(?:notes?|guidance|help|instructions?) (?:to|for) .{1,30}|explanation of .{1,30}",
            "(?:typical|expected|required|suggested|acceptable) evidence|evidence (?:required|expected|requested)",
            "why (?:we ask|it matters|this matters)|how to (?:answer|respond|fill).{0,20}",
            "what (?:good looks like|to look for|we are looking for|to include)|(?:further|more|background) (?:info|"
            "information|reading)",
            "(?:пояснени|разъяснени|указани|инструкци|рекомендаци)\\w+(?: (?:к|для|по) .{1,30})?|подсказк\\w+|"
            "справк\\w+",
            "как (?:отвечать|заполнять)|(?:что|какие) .{1,20}ожида\\w+.*",
            "(?:填写|回答|评估|实施|控制|问题)?(?:指南|指导|指引|提示|解释|释义|须知)|填写(?:说明|要求)|(?:问题|指标|"
            "要求)说明",
            "aides?|consignes?|précisions?|explications?|indications?|guía|ayuda",
            "(?:ausfüll)?hinweise?|erläuterung(?:en)?|hilfe|anleitung",
        ),
    ),
    (
        "comment",
        _of(
            "(?:(?:<who>|additional|supporting|further|optional|general|other|reviewer|analyst|evaluator|"
            "please provide) )*"
            "(?:comments?|remarks?|notes?|explanations?|justifications?|evidence|information|info|details|"
            "documentation|"
            "documents?|attachments?|links?|narrative|elaboration|observations?)"
            "(?: (?:and|or|if|where|provided|from|by|attached|reference|<who>) ?.{0,50}| .{0,12}(?:evidence|"
            "comments?))?",
            "<who> (?:implementation )?description.*|(?:<who>|answer|response) (?:comments?|explanations?|notes?|"
            "details)",
            "(?:please )?(?:explain|describe|comment|elaborate|provide (?:details|comments|evidence|explanation))"
            "(?: (?:if|here|your answer|where).{0,40})?",
            "(?:комментари|примечани|обосновани)\\w+(?: .*)?|(?:дополнительн|подтвержд)\\w+ .*|доказательств\\w+|"
            "ссылк\\w+ .*",
            "(?:供应商|补充|其他|详细)?(?:备注|注释|评论|附注|说明|补充说明)|(?:证明|佐证|支撑|支持)(?:材料|文件)|"
            "证据|附件",
            "commentaires?(?: .*)?|remarques?|justificati\\w+(?: .*)?|preuves?|comentarios?|observaciones|uwagi",
            "(?:bemerkung(?:en)?|kommentare?|anmerkung(?:en)?)(?: .*)?|nachweise?|begründung(?:en)?",
        ),
    ),
    (
        "answer",
        _of(
            "(?:(?:<who>|caiq|customer|final|selected|compliance|self|standard|<asked>) ){0,3}"
            "(?:answers?|responses?|reply|replies|feedback)"
            "(?: (?:from|by|of|to|for|yes|y|select|please|required|<who>|drop) ?.{0,50}| value| text| \\d)?",
            "(?:(?:for|to be completed by) )?(?:the )?<who>(?: use| to (?:complete|fill(?: in| out)?|answer|respond|"
            "provide))",
            "<who> (?:input|statement|position|confirmation|compliance|status|assessment|selection)",
            "(?:self )?assessment(?: result)?|y n(?: n ?a)?|yes no(?: .{0,24})?|y or n|selection|result",
            "compliance(?: (?:status|level|statement|y n|yes no|[a-z](?: [a-z]){1,4}))?|compliant(?: .{0,24})?|"
            "comply|complies(?: .{0,24})?",
            "(?:does|do|can|is|are) .{1,40}(?:comply|compliant|met|meet .{1,20}|supported|available|in place)",
            "(?:meets?|met|<asked> met)(?: .{0,24})?|(?:(?:implementation|current|control) )?status",
            "(?:implemented|in place|supported|available|provided|included|offered)(?: .{0,24})?|fulfilled",
            "(?:ваш )?ответ\\w*(?: .*)?|да(?: или)? нет(?: .*)?|соответств(?:ие|ует)(?: .*)?|выполняется|"
            "статус(?: .*)?|реализовано",
            "(?:供应商|厂商|投标人|投标方|乙方|贵公司|您的|贵方|企业|服务商|应答方)?的?"
            "(?:回答|答复|应答|答案|回复|响应|反馈|填写|自评|应答情况|响应情况)(?:内容|情况|结果)?",
            "(?:是否)?(?:符合|满足|支持|具备|响应|遵守|通过|适用)(?:性|情况|程度|与否)?|是 ?否|是否|结果",
            "réponses?(?: .*)?|oui non(?: .*)?|conforme(?: .*)?|conformité|statut|respuestas?(?: .*)?|cumple|"
            "cumplimiento|sí no",
            "antwort(?:en)?(?: .*)?|ja nein(?: .*)?|erfüllt(?: .*)?|erfüllungsgrad|odpowiedź|risposta|resposta|"
            "antwoord|답변",
        ),
    ),
    (
        "title",
        _of(
            "(?:(?:<asked>|short) ){0,2}(?:title|name|heading|label|subject)|название|наименование|заголовок|名称|标题",
            "titre|nom|intitulé|titel|bezeichnung|título|nombre",
        ),
    ),
    (
        "question",
        _of(
            "(?:<kind> ){0,3}(?:<asked>|asks?|inquiry|enquiry|prompt|features?|functionality|capability|"
            "considerations?|"
            "topic to address|objective|information (?:requested|required)|requested information|items|obligations?|"
            "provisions?|clauses?|measures?|safeguards?|practices?|expectations?|"
            ""
            "checklist(?: item)?|test)"
            "(?: (?:description|statement|specification|text|wording|objectives?|details?|body|for|to|and|or|the|"
            "request|"
            "<who>|<asked>)(?: .{0,50})?)?",
            "(?:description|text|wording) of (?:the )?<asked>|what (?:we ask|is (?:asked|required))",
            "(?:формулировка|текст|описание|содержание|наименование) (?:<asked>|показателя|параметра|характеристики|"
            "функции)",
            "<asked> (?:к|по|для|об?|в|анкеты|опросника|заказчика|оценки|безопасности|de|du|des|sur|à|zu[mr]?|an|für|"
            "para|sobre)"
            "(?: .{0,50})?",
            "показатель|проверка|функционал\\w*(?: .*)?",
            "<问>{1,3}(?:描述|内容|说明|详情|清单|列表|项|点|要点|措施|名称)?|内容要求|具体(?:要求|内容|问题)",
            "fragestellung|prüfpunkte?|prüffrage|sicherheitsanforderung(?:en)?|points? de contrôle|"
            "intitulé de la question",
            "criterios?|controles?|domand[ae]|perguntas?|pytani[ea]|vra(?:ag|gen)|質問|要件|질문",
        ),
    ),
    (
        "description",
        _of(
            "(?:detailed |full |long )?(?:description|desc|text|specification|wording|body)",
            "описание|текст|содержание|формулировка|(?:详细|具体)?(?:描述|内容|正文)|beschreibung|texte|descriptif|"
            "descripción",
        ),
    ),
    (
        "other",
        _of(
            "(?:due |target )?date|version|revision|rev|author|owner|assigned to|assignee|responsible(?: .{0,20})?",
            "(?:approved|reviewed) by|reviewer|terms?|acronym|abbreviation|meaning|url|department|language|created|"
            "modified",
            "changes?|change description|reason|values?|lookup|list",
            "дата|версия|автор|ответственн\\w+|термин|сокращение|значение|изменени\\w+",
            "日期|版本号?|作者|责任人|负责人|术语|含义|修改内容|变更内容|值",
            "datum|autor|verantwortlich\\w*|begriff|auteur|responsable|terme|définition|änderung(?:en)?",
        ),
    ),
)

#: Titles that say no more than "question".
JUST_QUESTION = re.compile(
    r"(?:\w+ ){0,2}questions?(?: text| request)?|вопросы?|问题|提问|题目|fragen?|preguntas?|domand[ae]|perguntas?|"
    r"pytani[ea]|"
    r"vra(?:ag|gen)|質問|질문"
)
#: Titles of change logs; two of them make one.
LOG = re.compile(
    r"version|revision|rev|author|date|changes?|change description|modified|approved by|версия|автор|дата|изменени\w+|"
    r"版本号?|作者|日期|修改内容|变更内容|autor|datum|änderung(?:en)?|auteur"
)
#: Titles of glossaries, keys and lists of values.
GLOSSARY = re.compile(
    r"terms?|acronym|abbreviation|meaning|definition|lookup|values?|list|термин|сокращение|значение|术语|含义|"
    r"begriff|terme|définition"
)
#: One answer of those that a title may list.
CHOICE = re.compile(
    r"y|n|yes|no|n ?/ ?a|na|partial(?:ly)?|partly|planned|not applicable|tbd|other|unknown|compliant|non-?compliant|"
    r"comply|"
    r"explain|да|нет|частично|не применимо|н ?/ ?п|是|否|部分|不适用|符合|不符合|oui|non|partiellement|ja|nein|"
    r"teilweise|s[ií]",
    re.IGNORECASE,
)
#: Names of sheets that tell about a questionnaire and are none.
SHEET_BESIDE = re.compile(
    r"\b(?:instruct\w*|read ?me|faq|help|cover|intro\w*|change ?log|history|versions?|revisions?|lists?|look ?ups?|"
    r"glossary|"
    r"definitions?|legend|scor\w*|key|drop ?downs?|validation|reference|about|contents|toc|meta|values|"
    r"инструкци\w*|справочник\w*|списк\w*|обложка|история|глоссарий|титул\w*|оценка|"
    r"anleitung|hinweise|deckblatt|listen|glossar|änderungen|notice|mode d.emploi|listes?|glossaire|historique)\b|"
    r"说明|封面|目录|列表|字典|词汇|术语|评分|版本|变更|修订|下拉",
    re.IGNORECASE,
)
