"""Words by which a piece of a questionnaire shows what it is, as patterns; English, Russian, Chinese, French, German.

All are matched without regard to case, from the first character on, against text whose white space is folded and whose
own number is taken off. None of them may backtrack over the whole text: what is read was written by strangers.
"""

from __future__ import annotations

import re


def _either(*patterns: str, whole: bool = False) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?:{joined})[\s.:;!*。：；！]*\Z" if whole else rf"(?:{joined})", re.IGNORECASE)


# -- noise ------------------------------------------------------------------------------------------------------------
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|"
    r"janv|févr|mars|avr|mai|juin|juil|août|déc|mär|okt|dez)[a-zа-яéûä]{0,8}\.?"
)
_DATE = (
    rf"(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|\d{{4}}-\d{{2}}|(?:\d{{1,2}}\.? )?{_MONTH},? (?:\d{{1,2}},? )?\d{{4}}"
    r"(?: ?г\.?(?:ода)?)?|\d{4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?|(?:[qв]\d|fy) "
    r"?\d{2,4})(?:[ t,]{1,2}\d{1,2}:\d{2}\S{0,12})?"
)
#: One answer that a form offers.
ANSWER = (
    r"(?:yes|no|y|n|n/?\.?a\.?|not? (?:applicable|available)|partial(?:ly)?|partly|tbd|tbc|none|unknown|unsure|other|"
    r"not sure|(?:don'?t|do not) know|true|false|maybe|(?:fully |partially |not |non-? ?)?(?:compliant|implemented|"
    r"met)|"
    r"in progress|planned|pass|fail|agree|disagree|comply|explain|да|нет|частично|не применимо|неприменимо|н/п|н/д|"
    r"не знаю|другое|иное|是|否|有|无|部分|不适用|不确定|其他|部分符合|符合|不符合|oui|non|partiellement|en partie|"
    r"sans objet|s\.?o\.?|ja|nein|teilweise|entfällt|nicht zutreffend|sí|si)"
)
#: Nothing but answers.
ANSWERS = re.compile(rf"(?:[\s/|,;:.()&]|\bor\b|\bили\b|或|\bou\b|\boder\b|{ANSWER}(?![^\W_]))+", re.IGNORECASE)
_BOX = r"[☐☑☒□■○●◯◻✓✔✗✘▢⬜◦\uf0a8\uf06f\uf071]|\[[ xX_✓✔]?\]|\( ?[xX_]? ?\)"
_GAP = r"_{2,}|\.{4,}|…{2,}|\$ ?_{2,}"
BOX = re.compile(rf"\s*(?:{_BOX})\s*")
BLANK = re.compile(rf"(?:{_GAP})")
_FIELD_OF_ANSWER = (
    r"(?:(?:your|vendor'?s?|supplier'?s?|provider'?s?|bidder'?s?|respondent'?s?|customer|company) )?"
    r"(?:answers?|responses?|reply|comments?|remarks?|notes?|explanation|additional (?:comments|information|notes)|"
    r"evidence|details?|ответы?|ответ (?:поставщика|исполнителя|участника)|комментари[ий]|примечани[ея]|回答|答复|"
    r"答案|答|"
    r"备注|供应商(?:回答|答复|回复)|回复|réponses?|commentaires?|remarques?|antworten?|kommentare?|bemerkung(?:en)?|"
    r"anmerkung(?:en)?)"
    r"(?:(?: ?[/&,] ?| and )(?:comments?|notes?|evidence|remarks?|details?|explanation))?"
)
NOISE = _either(
    r"(?:page|p\.|pg\.?|seite|стр\.?|страница|лист) ?\d+(?: ?(?:of|/|из|von|sur|de|-) ?\d+)?",
    r"第 ?\d+ ?页(?:[ ,，/]{0,3}共 ?\d+ ?页)?",
    r"\d{1,4} ?(?:of|/|из|von|sur) ?\d{1,4}",
    r"[ivxlc]{1,7}",
    r"(?:(?:last )?(?:updated?|revised|modified|issued?|effective|review|due|submission|completion) (?:date|on)|"
    r"last updated|date|"
    r"дата(?: [а-я]{1,14})?|日期|填表日期|datum|stand|fait le)\s*[:：]?\s*(?:"
    + _DATE
    + rf"|(?:{_GAP})|[dmyjta/. -]{{0,12}})",
    _DATE,
    r"(?:document |doc\.? |template |form )?(?:version|ver\.|v|rev(?:ision)?\.?|версия|редакция|版本|id|number|"
    r"no\.?|ref(?:erence)?)"
    r"(?: ?(?:id|number|no\.?))?\s*[:：#]?\s*[a-z]{0,6}[-.]?\d[\w.-]{0,16}",
    r"(?:document|template|form|questionnaire) (?:id|no\.?|number|ref(?:erence)?|version|owner|control)\s*[:：].{0,80}",
    r"(?:version|revision|classification|prepared (?:by|for)|(?:completed|submitted|requested|received|verified|"
    r"authori[sz]ed|issued) by|assigned (?:to|analyst|reviewer)|(?:risk |security )?analyst|filled (?:in|out) by|"
    r"assessor|reviewer|reviewed by|approved by|"
    r"author|owner|signature|signed|sign(?:ed)? (?:by|and date)|date signed|assessment date|date of (?:assessment|"
    r"completion|review)|подпись|"
    r"м\.? ?п\.?|заполнил|проверил|утверждаю|согласовано|签字|签名|盖章|填表人|审核人|unterschrift|ort, datum|"
    r"signature et date)"
    r"\s*[:：].{0,80}",
    r"[aq]\s*[:：]",
    r"(?:signature|подпись|签字|签名|盖章|unterschrift|initials)",
    rf"(?:{_FIELD_OF_ANSWER})\s*[:：]?\s*(?:{_GAP}|\(.{{0,60}}\))?",
    r"(?:\[(?![ xX]?\])[^\[\]]{0,60}\]|<[^<>]{1,60}>|[({](?:insert|enter|your|type|add|please (?:enter|insert|type)|"
    r"впишите|укажите|填写|请填写)[^(){}]{0,60}[)}])",
    r"(?:click|tap|click or tap)(?: here)? to (?:enter|choose|select|add) .{0,30}",
    r"(?:choose an item|select (?:an? )?(?:item|option|answer|one)|(?:enter|type|insert|write|add) (?:your "
    r")?(?:text|answer|response|comments?)(?: here)?)",
    r"место для (?:ввода|ответа)(?: текста)?|выберите элемент|单击或点击此处输入文字|选择一项|klicken oder tippen "
    r"sie hier.{0,40}|"
    r"cliquez ou appuyez ici.{0,40}|wählen sie ein element aus|choisissez un élément",
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|содержание|оглавление|目录",
    r".{1,120}?(?:\.{4,}|…{2,}|(?:\. ){4,}|·{4,}) ?\d{1,4}",
    r"(?:this )?page (?:is )?(?:intentionally )?(?:left )?blank|(?:the )?end(?: of (?:the )?(?:questionnaire|"
    r"document|form|survey))?|конец(?: анкеты)?|"
    r"全文完|以下无正文|fin(?: du questionnaire)?",
    r"thank you(?: (?:very much|so much))?(?: for .{0,80})?|thanks(?: .{0,40})?|спасибо(?: .{0,60})?|谢谢.{0,12}|"
    r"感谢您的.{0,20}|merci(?!\s+de\s)[^.]{0,40}|"
    r"vielen dank.{0,40}",
    whole=True,
)
#: These may be followed by anything.
FOOTER = _either(
    r"(?:©|\(c\) ?\d{4}|copyright\b(?=.{0,20}\d{4}|[ :©]{1,3}[A-Z0-9©])|版权所有)",
    r".{0,80}\b(?:all rights reserved|все права защищены|alle rechte vorbehalten|tous droits réservés)\b",
    r"(?:strictly |commercial(?:ly)? in |company |private (?:and|&) |proprietary (?:and|&) |highly "
    r")?(?:confidential|in confidence|proprietary)"
    r"(?: (?:information|document|(?:and|&) proprietary|notice))?(?:\s*[-–—|/:.•].{0,160})?\Z",
    r".{0,60}[|•·–—] ?(?:strictly )?confidential\b(?: ?[|•·–—].{0,60})?\Z",
    r"confidentiality notice\b|this (?:e-?mail|message)\b.{0,80}\b(?:confidential|intended)|"
    r"(?:строго )?конфиденциально\b|для служебного пользования|коммерческая тайна\W*\Z|(?:机密|保密|内部资料)\W*\Z|"
    r"vertraulich\W*\Z|confidentiel\W*\Z",
    r"(?:https?://|www\.)\S+\Z|<?(?:https?://|mailto:)\S+>?\Z|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}\Z",
    r"(?:tel|phone|mobile|fax|e-?mail|web(?:site)?|тел|факс|电话|邮箱|传真|"
    r"telefon)\.?\s*[:：]\s*[+\d(@\w][\w+ ().@/:-]{4,80}\Z|\+?\d[\d ()-]{6,20}\Z",
    r"(?:from|to|cc|bcc|sent|subject|re|fwd?|от кого|кому|тема|копия|отправлено|发件人|收件人|主题|抄送|发送时间|"
    r"von|an|betreff|de|à|objet)[:：] \S",
    r"(?:from|to|cc|subject|发件人|收件人|主题)[:：]\S{0,200}\Z",
    r"on .{4,80}\bwrote:\Z|.{0,60}(?:написал|пишет)\(?а?\)?:\Z|-{2,} ?(?:original|forwarded) message|begin "
    r"forwarded message|sent from my |get outlook for |"
    r"отправлено с |发自我的",
)
GREETING = _either(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern|здравствуйте|"
    r"добр(?:ый|ого|ое) (?:день|дня|вечер|утро|утра)|привет|уважаем\w{2,4}|коллеги|您好|你好|尊敬的|各位|大家好|"
    r"bonjour|madame|monsieur|"
    r"sehr geehrte\w?|guten (?:tag|morgen)|hallo|liebe[rs]?)\b[^?？\n]{0,60}[,!.:，！：]?\Z",
    r"(?:best|kind|warm|many thanks|kindest)? ?regards\b.{0,40}\Z|(?:best wishes|cheers|sincerely|yours "
    r"(?:sincerely|faithfully|truly)|best|br)\b[,. ]{0,3}\Z|"
    r"many thanks\b|с уважением\b|заранее (?:спасибо|благодар)|с наилучшими|此致|敬礼|祝好|顺祝|cordialement|bien à "
    r"vous|"
    r"mit freundlichen grüßen|viele grüße|beste grüße|(?:we )?look(?:ing)? forward to (?:your|hearing)\b|I hope "
    r"(?:this|you)\b|hope you\b",
)

# -- what stands beside a question ------------------------------------------------------------------------------------
EXAMPLE = _either(
    r"(?:an? )?(?:for )?(?:examples?|sample|illustration)(?: (?:\d+|answers?|responses?|only|of (?:a )?(?:good |"
    r"acceptable )?(?:answer|response)))*\s*[:：=–—]",
    r"(?:e\.? ?g\.?|for example|for instance|such as|i\.e\.)(?:[,:\s]|\Z)",
    r"(?:пример(?:ы)?(?: ответа)?\s*[:：–—]|например[,:\s])",
    r"(?:例如|比如|示例|举例|范例|样例|例)\s*[:：,，]|例如|比如|举例来说",
    r"(?:par exemple|p\. ?ex\.|exemples?(?: de réponse)?\s*[:：–—])|(?:z\. ?b\.|zum beispiel|"
    r"beispiele?(?:antwort)?\s*[:：–—])",
)
_SCALE = (
    r"(?:not|non|no|none|never|nothing|fully|full|partial(?:ly)?|partly|mostly|largely|somewhat|low(?:est)?|"
    r"high(?:est)?|medium|poor|weak|good|fair|"
    r"excellent|very|strong(?:ly)?|ad[- ]?hoc|initial|managed|defined|optimi[sz]\w+|unacceptable|acceptable|meets|"
    r"exceeds|does not|does n|"
    r"basic|advanced|critical|compliant|yes|н(?:е|ет)\b|полностью|частично|отсутств\w+|низк\w+|высок\w+|未|不|部分|"
    r"完全|基本|无|低|中|高|"
    r"nicht|teilweise|voll|aucun|partiel\w*|total\w*)"
)
SCORING = _either(
    r"(?:(?:max(?:imum)?|min(?:imum)?|total|overall|risk|your|final|pass(?:ing)?)\.? )?(?:scor(?:e|es|ing)|points?|"
    r"weight(?:s|ing)?|rating|marks?|grad(?:e|ing))"
    r"(?: (?:scale|criteria|key|guide|guidance|guidelines|method(?:ology)?|rubric|matrix|system|legend|range|"
    r"range))?\s*(?:[:=(（–—].{0,400}|(?:/|of|out of) ?\d+.{0,20})?\Z",
    r"[(\[]?\d{1,3}(?:[.,]\d)? ?(?:points?|pts?\.?|marks?|баллов|балла?|分|punkte?)\b.{0,120}\Z|.{0,40}\b(?:worth|"
    r"award(?:ed)?|max(?:imum)?\.?|up to) \d{1,3} (?:points?|marks)",
    r"\d{1,3}(?:\.\d)? ?%? ?(?:[-–] ?\d{1,3} ?%?)? ?= ?\S|(?:yes|no|partial(?:ly)?|n/?a|low|medium|high|critical|да|"
    r"нет|是|否)\s?=\s?\S|[A-F] ?= ?\S",
    rf"[(\[]?\d{{1,2}}[)\]]? ?[-–—:：] ?{_SCALE}\b",
    r"(?:score|award|rate|assign)(?: it| each .{0,30}| the .{0,30})? (?:\d|from \d|on a scale|between \d)|scored? "
    r"(?:on|from|out of)\b|on a scale (?:of|from)|scale[: ]{1,2}\d",
    r"(?:each|every) (?:question|answer|item|response) (?:is|will be|carries|scores?) .{0,40}(?:scor|point|weight|"
    r"mark)|(?:answers|responses|proposals) will be (?:scored|rated|weighted)",
    r"pass ?/ ?fail\b.{0,60}\Z|(?:шкала|баллы|балл|оценка|вес|весовой коэффициент|критерии "
    r"оценки)\s*(?:оцен\w+)?\s*(?:[:=–—(].{0,300})?\Z",
    r"(?:评分|评分标准|评分说明|评分规则|分值|权重|得分|分数|满分|总分)\s*(?:[:：=（(].{0,200}|\d.{0,20})?\Z",
    r"(?:barème|pondération|note (?:sur|/)|score maximum|punkte|punktzahl|bewertung(?:sschema|sskala|skriterien)?|"
    r"gewichtung)\s*(?:[:=(–—].{0,300}|\d.{0,20})?\Z",
)
GUIDANCE = _either(
    r"(?:important )?(?:notes?|n\.?b\.?|hints?|tips?|guidance|guidelines?|help(?: text)?|rationale|background|"
    r"context|reason|explanations?|remark|"
    r"definitions?|reference|references|see also|clarification|disclaimer|evidence required|expected evidence|"
    r"typical evidence|why (?:we ask|this matters|it matters|ask)|"
    r"what (?:we|to) (?:look|expect|are looking) for|what good looks like|red flags?|good answer|expected answer|"
    r"purpose|objective|scope|warning|caution)\s*(?:\d+)?\s*[:：–—]",
    r"(?:hints?|tips?|notes?|guidance|rationale|подсказка|пояснение|提示|说明|remarque|hinweis)\W*\Z",
    r"(?!this|that|it|which|the means)[\"“«„]?[\w -]{2,40}?[\"”»“]? (?:(?:means|shall mean) (?:any|an?|the|all|"
    r"every|information|that|those)|refers to|is defined as|означает)\b|[\"“«]?.{2,16}?[\"”»]?(?:是指|指的是)",
    r"(?:please )?note(?: that)?\b|please be aware\b|bear in mind\b|for (?:more|further) (?:information|details)\b|"
    r"(?:see|refer to|cf\.) (?:also |the |section|appendix|annex|article|page|above|below|iso|nist|http|our )",
    r"(?:примечани[ея]|подсказка|пояснени[ея]|справка|обоснование|комментарий к вопросу|определени[ея]|"
    r"цель)\s*\d*\s*[:：–—.]|обратите внимание|см\. |под \S{1,30} понимается",
    r"(?:注意?|备注|提示|说明|解释|释义|定义|指引|参考|目的|依据|注释|温馨提示)\s*\d*\s*[:：]|请注意|参见|详见|所谓",
    r"(?:remarque|note|conseil|astuce|aide|explication|définition|contexte|objectif)s?\s*[:：–—]|voir (?:aussi|"
    r"section|annexe)|à noter",
    r"(?:hinweis|anmerkung|tipp|erläuterung|erklärung|definition|hintergrund|zweck)e?\s*[:：–—]|siehe (?:auch|"
    r"abschnitt|anhang)|bitte beachten",
)
#: A condition that begins guidance where it stands alone, and a question in a list.
WHERE = _either(
    r"(?:where|if|when|as) (?:applicable|relevant|appropriate|available|possible|necessary|required)\b",
    r"при необходимости|при наличии\b|如适用|如有需要|le cas échéant|gegebenenfalls",
)
#: A condition on the question before it.
IF_SO = _either(
    r"[\(\[]?(?:if|where) (?:the )?(?:answer(?:ed)? (?:is |to .{0,30}is |was )?)?['\"“‘«]?(?:yes|no|so|not|any|none|"
    r"other|partial(?:ly)?|affirmative|negative|applicable|n/?a|true|false)\b",
    r"if you (?:answered|responded|selected|ticked|checked|chose)\b",
    r"[\(\[]?(?:если|в случае)[ ,«\"]{1,3}(?:да|нет|так|ответ\w*|положительн\w+|отрицательн\w+|утвердительн\w+|"
    r"другое|применимо)\b|если вы ответили",
    r"[\(（]?(?:如果?|若)(?:选择|回答|答案)?(?:为|是)?[“\"‘「]?(?:是|否|有|无|没有|不|适用|其他)",
    r"[\(\[]?(?:si|dans l['’]affirmative)\b[ «]{0,2}(?:oui|non|c['’]est le cas|applicable|autre)?\b|[\(\[]?(?:falls|"
    r"wenn)[ „\"]{1,2}(?:ja|nein|zutreffend|nicht|so)\b",
)
