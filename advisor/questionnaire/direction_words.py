"""Words by which a text shows what it asks for and what it denies, as patterns; English, Russian, Chinese.

All are matched against text in small letters whose white space is folded and whose ё is written е.
"""

from __future__ import annotations

import re


def _either(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_HAN = "\u4e00-\u9fff"

# -- what asks for a yes or a no -------------------------------------------------------------------------------------
#: The answers that a form offers beside a question, or a request to confirm it: they deny nothing.
TAG = _either(
    r"\b(?:yes|true|y) ?(?:[/|]|or) ?(?:no|false|n)\b(?: ?[/|] ?(?:partly|partially|n/?a))?",
    r"\bда ?(?:/|или) ?нет\b",
    r"[(\[（]?是 ?[/或] ?否[)\]）]?",
    r"\b(?:please |kindly )(?:confirm|verify|affirm)(?= ?[).!]*$)|[:,–—-] ?(?:to be )?confirm(?:ed)?\W*$",
    r"\b(?:do you|can you|will you|is the vendor able to) (?:comply|confirm|agree)\W*$",
)
#: How a sentence begins that wants a yes or a no, or lays something down.
CLOSED_START = _either(
    r"(?:and |or |so |also,? |then,? )?(?:is|are|am|was|were|do|does|did|can|could|may|might|must|will|would|shall|"
    r"should|has|have|had|ought)(?:n't)?\b",
    r"(?:please |kindly )?(?:confirm|verify|ensure|make sure|warrant|guarantee|attest|declare|certify|affirm|check|"
    r"prove|"
    r"assure|undertake|demonstrate)\b(?! (?:how|what|which|who|where|when|why|in (?:what|which)|to (?:what|whom))\b)",
    r"(?:please |kindly )?(?:state|indicate|specify|say|advise|clarify|let us know|tell us|explain|disclose|"
    r"describe|note|"
    r"confirm|report|answer|identify|determine|mark)(?: clearly| briefly| to us)? (?:whether|if)\b(?! and\b)",
    r"(?:пожалуйста,? |просим |просьба )?(?:подтверд\w+|удостовер\w+|гарантир\w+|заявите|убедитесь)\b",
    r"(?:пожалуйста,? |просим |просьба )?(?:укажите|указать|сообщите|сообщить|поясните|уточните|уточнить|опишите),?"
    r" (?:[\w-]+ ){0,6}?[\w-]+ ли\b",
    r"(?:[\w«»\"-]+,? ){1,6}?ли\b",
    r"(?:[^。？?，]{0,20}，)?(?:请|敬请|烦请)?(?:您|贵公司|贵司|贵方|供应商|投标人)?(?:书面)?(?:确认|承诺|保证|"
    r"声明)(?![^，,：:]{0,3}(?:如何|哪|什么|何))",
    r"[^。？?]{0,40}(?:应当?|须|必须)(?:承诺|保证|确认)",
    rf"[^？?]*(?:是否|能否|可否|有无|有没有|能不能|会不会|是不是)(?![{_HAN}]{{0,2}}(?:以及|及)?(?:如何|哪))",
    rf"[^。？?]*[{_HAN}]吗\W*$",
)
#: Somebody is bound to something.
REQUIREMENT = _either(
    r"\b(?:shall|must|is required to|are required to|undertakes? to|may not|should|has to|have to|needs? to|"
    r"agrees? to)\b",
    r"\b(?:долж(?:ен|на|но|ны)|обязан[аоы]?|обязуется|обязуются|обязательн\w+|не вправе|следует|необходимо)\b",
    r"不得|必须|应当?(?!用)|须|承诺|保证",
)
#: A sentence with a verb that states something; what has none is a heading or a field.
FINITE = re.compile(
    r"^(?:the |our |your |any |all |each |customers?'? ?)*(?:vendor|provider|supplier|operator|maker|developer|"
    r"company|service|"
    r"solution|platform|contract|agreement|model|product|software|system|customer|data|terms|licen[cs]e|api|tool|"
    r"processor)s? "
    r"(?:\w+s|\w+ed) (?:the|an?|all|any|no|its|their|our|your|that|customers?|only|solely|responsib\w+|liab\w+)\b|"
    r"^(?:the|our|your|all|each|we|you|it|no) .*\.$|"
    r"^(?:known|any|existing)\b.*\?$|^(?:un(?!i|der)\w+|in(?:ferior|adequate|secure)|(?!appl|avail|respon|"
    r"poss)\w+(?:able|ful)|"
    r"clean|fair|poor|good|strong|weak|safe|cheaper|lower|better|worse|state-of-the-art|competitive)\b|"
    r"\b(?:confirmed|verified|proven|guaranteed|ensured|assured|accepted|permitted|allowed|excluded|required)\W*$|"
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|cannot|may|might|must|shall|will|would|should|"
    r"never|not|stays?|remains?|keeps?|meets?|satisf(?:y|ies)|appl(?:y|ies)|lays|leaves|provides|offers|includes)\b"
)

# -- what asks openly ------------------------------------------------------------------------------------------------
_WH = r"(?:what|which|who|whom|whose|where|how|why)"
_SAY = (
    r"(?:describe|explain|outline|detail|list|name|specify|summari[sz]e|set (?:out|forth|down)|state|indicate|report|"
    r"elaborate|identify|enumerate|itemi[sz]e|clarify|comment|discuss|tell us|let us know|characteri[sz]e|advise|"
    r"sketch|"
    r"illustrate|present|give|provide|share|supply|submit|attach|send|show|furnish|quantify|estimate|compare|assess|"
    r"evaluate|calculate|walk us|"
    r"please (?:disclose|document|define|note))"
)
_GIVEN = (
    r"(?:details?|information|an? (?:[\w-]+ ){0,2}?(?:overview|description|explanation|summary|account|list|copy|link|"
    r"diagram|breakdown|statement|example)|evidence|documentation|examples|copies)"
)
#: How a sentence begins that wants words, not a yes.
OPEN_START = _either(
    rf"(?:and |also,? |then,? |if so,? |if (?:yes|not|any|applicable),? |please |kindly |briefly |"
    rf"in detail,? )*{_SAY}\b"
    r"(?!-| (?:of|that|(?:the )?(?:customers?|users?)(?! ?')|(?:whether|if)(?! and)|us (?:with )?(?:the )?(?:right|"
    r"possibility|"
    r"option|ability))\b)",
    rf"(?:(?:could|can|would|will) you (?:please |kindly |briefly )?|we (?:ask|would like) you to )(?:describe|"
    rf"explain|"
    rf"outline|detail|list|specify|tell|state|elaborate|clarify|name|summari[sz]e|say {_WH}|"
    rf"(?:provide|give|share|send|supply)(?: us)?(?: with)? {_GIVEN})",
    rf"[^:?]{{1,60}}(?::| [–—-]) {_WH}\b",
    r"(?:(?:about|at|by|for|from|in|into|on|over|through|to|under|until|upon|with|within|against|since|during|"
    r"after) )?"
    r"(?:what|which|whom|whose|who|where|how|why)\b",
    r"to (?:what|which) (?:extent|degree)\b",
    r"(?:since |until )?when (?:is|are|was|were|do|does|did|will|would|can|could|has|have|must|should|may)\b",
    r"(?:пожалуйста,? |(?:просим|просьба)(?: [\w.-]+){0,3}? |кратко |подробно |письменно )*(?:опи(?:шите|сать)|"
    r"ука(?:жите|зать)|перечисл\w+|"
    r"приве(?:дите|сти)|предостав(?:ьте|ить)|поясни(?:те|ть)|объясни(?:те|ть)|назов(?:ите)|назвать|раскро(?:йте)|"
    r"изложи(?:те|ть)|сообщи(?:те|ть)|охарактериз\w+|расскажите|представ(?:ьте|ить)|уточни(?:те|ть)|сравни(?:те|ть)|"
    r"оцени(?:те|ть)|прилож(?:ите|ить)|дайте|обоснуйте|определите|раскрыть)\b",
    r"(?:(?:в|во|на|с|со|по|к|за|из|от|до|о|об|при|для|под|через|между) (?:(?!ли\b)[\w-]+ )?|(?!ли\b)[\w-]+ (?=каки))?"
    r"(?:как(?:ой|ая|ое|ие|ого|ому|ом|ему|ими?|их|ую|ова|овы|ово|ов)?|где|кто|кому|кого|кем|ком|когда|сколько|"
    r"скольких|почему|зачем|куда|откуда|чей|чья|чье|чьи\w*|чем|чего|"
    r"что|насколько|каким образом)\b(?! если)",
    r"(?:请|敬请|烦请)? ?(?:您|贵公司|贵司|贵方|供应商|[\w.-]{1,24} )?(?:简要|详细|简单|具体|逐一|逐项|概括|分别|"
    r"书面)?地?(?:描述|说明|提供|列出|列明|"
    r"列举|阐述|解释|介绍|注明|指出|概述|附上|详述|简述|告知|出示|提交|披露|评估|对比|比较|陈述|给出|报出|"
    r"分享)(?![^，。]{0,8}(?:是否|能否|有无))",
)
#: A word that asks, anywhere in a Chinese sentence.
OPEN_WITHIN = re.compile(
    r"如何|怎样|怎么|哪些|哪个|哪种|哪类|哪里|哪几|什么|何种|何时|何地|何人|何处|几种|由谁|谁(?:来|能|可|会|负)?|"
    r"多少|多久|多长|多大|几天|(?<!任)(?<!如)何(?!一)"
)
#: The last words of a field that wants words.
_PREPOSITION = r"(?:for|of|on|to|at|in|under|with|by|from|about|against|through|via|that|without)"
_NOUNS = (
    r"policy|policies|options?|scope|conditions?|periods?|terms?|details?|strateg(?:y|ies)|locations?|history|path|"
    r"flows?|"
    r"recipients?|roles?|positions?|measures?|process(?:es)?|procedures?|approach|plans?|overview|description|"
    r"sources?|"
    r"provenance|duration|times?|prerequisites?|specifications?|limits?|limitations?|carve-outs?|reports?|names?|"
    r"types?|categories|list|diagram|evaluations?|scores?|division|needs|"
    r"arrangements?|practices?|possibilities|methods?|mechanisms?|rules?|requirements?|results?|findings?|comparison|"
    r"pricing|costs?|structure|model|basis|instruments?|applicability|coverage|responsibilit(?:y|ies)|allocation|"
    r"division|"
    r"distribution|transparency|lifecycle|life cycle|regions?|countr(?:y|ies)|places?|settings?|"
    r"handling|treatment|status|compliance|restrictions?|versus|deprecation|retention|reach|risks?|parties|"
    r"exceptions?|"
    r"stance|assurance|safeguards|configuration|ranking|performance|benchmarks?|legal framework"
)
OPEN_HEAD = re.compile(
    rf"(?:(?!{_PREPOSITION}\b)[\w/&,'()-]+ ){{0,7}}?(?:{_NOUNS})(?:\(s\))?"
    r"(?=\W*$| (?:offered|available|applied|used|taken|provided|in place|in use)\W*$| (?:for|of|on|to|at|in|under|"
    r"and|with|if|when|per|by|from|that|as|after|about|regarding|concerning|versus)\b"
    r"|[:(,?]| [–—-] )"
    r"|[\w' -]+: [^,?]+,[^?]+$"
    rf"|.*[:–—-] (?:[\w/&,'-]+ ){{0,3}}?(?:{_NOUNS})(?:\W*$| (?:of|for|between|on)\b)"
    r"|(?:срок|порядок|перечень|список|описание|место|местонахождение|условия|политика|способ|виды?|категории|"
    r"процедура|"
    r"стоимость|размер|объем|меры|регламент|основание|состав|схема|риски|сведения|информация|ограничения|требования|характеристики)\w*\b"
    r"|.*(?:政策|期限|方式|流程|情况|范围|条件|措施|清单|名单|机制|地点|位置|说明|方案|周期|时长|类型|责任划分|依据|"
    r"概况|规定|条款|策略|要求|配置)"
    r"(?:说明|描述|介绍)?\W*$"
)
#: A request for words, at the end of a field or in its brackets.
OPEN_TAIL = re.compile(
    rf"\b(?:please )?(?:specify|explain|describe|detail|comment|elaborate|name|list|indicate)\W*$"
    rf"|^(?:please )?{_WH}\b|^when\b|^(?:please |if so,? )*(?:specify|explain|describe|detail|comment|elaborate|"
    rf"name|list)"
    r"|^(?:scope|conditions?|terms|details|comments?)\b|\b(?:пояснить|укажите|поясните|опишите|описать)\W*$"
    r"|(?:请说明|请描述|请注明|请列出)\W*$"
)

# -- what only seems to deny -----------------------------------------------------------------------------------------
NO_DENIAL = _either(
    r"\bwhether or not\b|\bor not\b|\bif (?:not|no|none)\b|\bnot (?:only|just|merely|limited to|necessarily|"
    r"applicable)\b",
    r"\b(?:no|not) (?:more|less|later|longer|fewer|earlier) than\b|\bno matter\b|\bno\.? ?\d|\bno doubt\b|"
    r"\b(?:above|over|than|non-?|near(?:ly)?) ?zero\b|\bzero[- ]trust\b",
    r"\b(?:free of|without|at no|no)(?: any)?(?: additional| extra| further)? (?:charges?|costs?|fees?|payment)\b",
    r"\b(?:no|without)(?: any)? (?:exceptions?|limitations?|(?:undue |unreasonable )?delays?|further ado|"
    r"restrictions?|"
    r"prejudice)\b|\bwith no exceptions?\b|\bwith no (?:settings?|changes?)\b|\bno (?:way out|settings?)\b",
    r"\bwithout (?:any |further |additional |special |\w+ing )*(?:changes? to )?(?:the )?(?:settings|"
    r"configurations?|set-?up|action)\b|"
    r"\bnon-(?:eu|us|eea|chinese|european)\b",
    r"\bwithout (?:[\w']+ ){0,4}?(?:consent|approval|permission|authori[sz]ation|(?:written |prior )agreement)\b",
    r"\bбез (?:[\w-]+ ){0,3}?(?:согласи|разрешени|одобрени|ведома|санкции)\w*",
    r"\bнеобходим\w*|\bне (?:только|более|менее|позднее|позже|ранее|ограничива\w+)\b|"
    r"\bбез (?:каких-либо )?исключени\w*|\bбез (?:[\w-]+ ){0,2}(?:настро\w+|изменени\w+|конфигур\w+)",
    r"\bбез (?:дополнительн\w+ )?(?:плат\w|стоимост\w|промедлени\w)|\bнезависимо от\b|\bесли нет\b",
    r"是否|能否|可否|能不能|会不会|是不是|有没有|有无|要不要|可不可以|不仅|不限于|不同|不断|不管|不论|无论如何?|"
    r"不少于|不低于|不超过|"
    r"不晚于|不迟于|不可抗力|无一例外|无例外|毫无疑问|无条件|否则|不过",
    r"未经[^，。；]{0,10}?(?:同意|授权|许可|批准|允许)",
)

#: Names of a thing, though they hold a denial or a word of some criterion.
NEUTRAL = (
    "zero data retention", "zero retention", "zero-retention", "no-retention", "non-retention", "no-storage",
    "non-storage", "no-logging", "retention set to zero", "retention of zero", "нулев* хранен*", "нулев* срок* хранен*",
    "режим* без хранения", "режим* без сохранения", "零留存", "零数据留存", "零保留", "零存储", "in order",
    "selected region", "chosen region", "agreed region", "we have selected", "we have chosen", "выбранн* нами",
    "выбранн* регион*", "согласованн* регион*", "commitment not to retain", "commitment not to store",
    "promise not to keep", "promise not to store", "promise to keep nothing", "обязательств* не хранить",
)  # fmt: skip

# -- what denies -----------------------------------------------------------------------------------------------------
#: What comes after it in its clause is denied; where nothing does, what stands before.
DENIES_NEXT = _either(
    r"\b(?:not|never|no|nobody|no[ -]one|nothing|none|neither|nowhere|without|cannot)\b|n't\b",
    r"\b(?:refrain|abstain|desist)\w*\b|\b(?:free|freedom|clean|clear|devoid) (?:of|from)\b|"
    r"\b(?:hidden|hid(?:es|ing)?|conceal\w*|sealed off|screened|walled off) from\b|\bforgo(?:es)?\b",
    r"\b(?:bans?|prohibitions?)(?= (?:on|of|against)\b)",
    r"\bkept from\b|\bke(?:ep|pt)\w*(?: [\w']+){1,4}? from(?= (?:\w+ing|the (?:eyes|view|sight|reach))\b)",
    r"\b(?:kept|keep|keeps|keeping|stays?|leaves?|leaving|left)(?: [\w']+){0,4}? (?:out|aside|away(?= from)|"
    r"clear(?= of))\b",
    r"\bprotect\w*(?: [\w']+){0,3}? (?:from|against)\b|\b(?:guard|shield|insulat|safeguard|secur)\w* (?:from|"
    r"against)\b",
    r"\bsafe from\b|\bimmune (?:to|from)\b|\b(?:spares?|spared|exempt\w*|reliev\w*|releas\w* from)\b",
    r"\bfail\w* to\b|\bunable to\b|\bincapable of\b|\bdispens\w* with\b|\b(?:do|does|doing) without\b|\babsence of\b|"
    r"\black(?:s|ed|ing)?\b|\bgiv(?:e|es|en|ing) up\b|\bforfeit\w*|\b(?:forgo|waiv|surrender|relinquish)\w*",
    r"\bun(?:affected|tainted|touched|contaminated|hindered|disturbed|encumbered|compromised|impaired|troubled) by\b",
    r"\bне\b|\bбез\b|\bни (?:один|одна|одно|одного|одной)\b(?!.*\bне\b)|\b(?:никогда|никто|ничего)\b(?!.*\bне\b)",
    r"\bсвобод\w+(?: [\w-]+,?){0,11}? от\b|\bосвобожд\w+|\b(?:защищ|огражд|избавл|"
    r"застрахов)\w+(?: [\w-]+){0,6}? от\b|\bзакрыт\w? (?:ли|для)\b|\bвоздерж\w+|\bобош\w+ без\b|\bлиш(?:а\w+|ен\w*|"
    r"ит)\b",
    r"\bresist\w*|\bwithst(?:and\w*|ood)\b|\b(?:robust|resilient) (?:against|to)\b|\b(?:ward|fend)\w* off\b|"
    r"\brepel\w*",
    r"\bустойчив\w* (?:[\w-]+ ){0,2}?(?:к|перед|против)\b|\bпротивосто\w+|\bвыдержива\w+",
    r"抵御|抵抗|不|未|无|没|并非|而非|免于|免受|免除|缺乏|避免|防止|杜绝|勿|毋须|脱离",
)
#: Says under which condition, where it denies no word of the criterion.
WITHOUT = re.compile(r"without|без")
#: Of these, what can deny what stands before it.
DENIES_BACK = re.compile(r"not|never|cannot|n't|не|никогда|ни.*|不|未|没|无|并非|\\Z")
#: The whole clause is denied: what comes after it, and what stands before.
DENIES_ALL = _either(
    r"\b(?:exclu(?:d\w+|sion)|prohibit(?:s|ed|ing)?|forbid\w*|forbade|(?<!\bor )(?<!\band )refus\w+|reject\w*|"
    r"den(?:y|ies|ied|ying)|"
    r"withh[eo]ld\w*|"
    r"avoid\w*|rul(?:e|es|ed|ing)(?: [\w']+){0,3}? out|disabl\w+|deactivat\w+|prevent\w*|eliminat\w+|declin\w+|"
    r"disclaim\w*)\b",
    r"\b(?:switch|turn)\w*(?: [\w']+){0,3}? off\b|"
    r"\b(?:not|never|nor)(?: \w+)? (?:offered|available|included|supported|in place|ensured|guaranteed|covered|"
    r"part of)\b",
    r"(?<!\bto )(?<!\bwe )(?<!\byou )(?<!\ban )(?<!\bbank )(?<!\bcustomers )\bopt(?:s|ed|ing)?[ -]out\b|"
    r"\b(?:missing|absent|unavailable|lacking(?= (?:altogether|entirely|completely|"
    r"here)|\W*$)|"
    r"impracticable|infeasible|unfeasible|unworkable|unenforceable|inapplicable|unthinkable|inconceivable|"
    r"inaccessible|"
    r"unobtainable|off[- ]limits|inactive|barred|block(?:s|ed|ing)|omit\w*|suppress\w*|preclud\w*|obviat\w*|"
    r"disallow\w*|"
    r"renounc\w*|outlaw\w*|curtail\w*|"
    r"impossible|inadmissible|out of the question|dispensable|superfluous|redundant|needless|zero|nil)\b",
    r"\b(?:исключ(?:а\w+|ен\w*|и(?:ть|т|те))|отсутств\w+|запре(?:щ\w+|т\w*)|нет|отключ\w+|выключ\w+|недоступ\w+|"
    r"невозможн\w+|нельзя|отказ\w+|отклон\w+|избе(?:ж|г)\w+|нулев\w+|предотвра\w+|воспрещ\w+|неактивн\w+|"
    r"заблокирован\w*|пресек\w+)\b",
    r"\b(?:is|are|be|remain\w*|stay\w*|default\w*|set|kept)(?! (?:\w+ )?cut)(?: \w+)? off\b",
    r"禁止|严禁|排除|拒绝|关闭|停用|禁用|缺失|缺少|为零|豁免",
)
#: An object that denies its verb: "keep nothing".
DENIED_OBJECT = re.compile(r"\s*\b(?:no|nothing|none|nobody|neither)\b")
#: Before a denial that stands beside another one.
JOINED = re.compile(
    r"(?:\b(?:and|or|nor|as well as|и|или|а также)|[,、且或和及并也亦])\s*"
    r"(?:(?:also|is|are|be|do|does|will|shall|must|has|have|can|may|it|they|также|является) ?){0,2}$"
)
#: "A law that we do not want": what stands before it is not denied.
RELATIVE_BEFORE = re.compile(r"\w (?:we|you|it|they|that|which|who) (?:\w+ )?$")
#: Something in the way of a denial: "data that is not encrypted is …" denies three words at most.
RELATIVE = re.compile(r"\b(?:that|which|who) (?:is|are|was|were) not\b")

#: Words that often turn a sentence round in a way that is not read here; beside them one lone word decides nothing.
DOUBTFUL = _either(
    r"\b(?:un(?!der|it|ion|ique|less|til|iform|ivers)\w{3,}|\w{3,}less|out of|beyond|away|barred|sealed|shut|"
    r"outside(?= (?:the|our|of|its|their|your|that|any|all)\b)|"
    r"only|alone|solely|merely|rather|hardly|scarcely|rarely|seldom|halt\w*|ceas\w*|escap\w*|contrary|nil|"
    r"oppos\w*|contradict\w*|obstacle\w*|difficult\w*|regardless|whatever|too|foreclos\w*|short of|dispens\w*|"
    r"hidden)\b",
    r"\b(?:вне|мимо|против\w*|лишь|только|препятств\w*|исключительно|меша\w+|вопреки|сложно|трудно)\b",
    r"超出|之外|以外|难以|局限|困难",
)

# -- clauses ---------------------------------------------------------------------------------------------------------
#: A new clause begins: what was denied before is not denied any more.
CLAUSE = _either(
    r"[;:!?。；：！？，]| [–—-] |,? \bbut\b|\bso that\b|\balthough\b|\band that\b|\bи что\b|, (?:но|а)\b",
    r"(?=即可|便可|就可)",
    r",? (?:and|or) (?:is|are|do|does|did|will|must|shall|has|have|can|may|should|instead|always|to) ",
)
#: A list follows.
LISTED = re.compile(r":| [–—-] ")
#: From here to the end of the clause it is said when, why or in spite of what.
ASIDE = _either(
    r"\b(?:unless|except|save (?:where|as|for|when)|other than|apart from|rather than|instead of|in place of|despite|"
    r"in spite of|notwithstanding|even (?:if|when|where|though|after|under|with)|if|because|since|as long as|in case|"
    r"provided|until|before|after|once|whenever|while|whereas|when|where|upon|as soon as|following|should)\b",
    r"\b(?:если|кроме|за исключением|несмотря на|даже|когда|пока|прежде чем|при условии|в случае|помимо|вместо)\b",
)
#: An aside that ends with a comma before the main clause has begun.
ASIDE_OPENING = re.compile(
    r"\W*(?:without|with|by|under|at|on|in|as|for|throughout|без|в|во|на|по|с|со|при)\b[^,?]{1,80},"
)
#: What is inserted between commas, to say whom or what is not meant.
INSERTED = re.compile(r", (?:and not|not|rather than|instead of|in place of|а не|вместо) [^,]{1,60},")
#: An aside before everything else; behind it stands how the sentence begins.
ASIDE_FIRST = re.compile(
    r"^(?:if|when|once|after|upon|unless|even (?:if|when|where|with|under|after)|where|in case|provided|given|during|"
    r"assuming|should|without|despite|если|когда|при|после|в случае|даже)\b[^,?]*,\s*"
)
#: After these words it is said in which cases: no aside.
IN_WHICH = re.compile(
    r"\b(?:cases?|circumstances?|situations?|instances?|events?|случа\w+|ситуаци\w+|обстоятельств\w*),? ?$"
)
#: A Chinese clause that says when or under which condition.
ASIDE_CLAUSE = re.compile(
    r"^(?!.*在(?:不|未|没有|无)).*(?:情况下|前提下|框架下|条件下|配置下|模式下)$|^\W*(?:如果?|若|假如|除非|即使|"
    r"即便|尽管|虽然|当)|(?:时|后)$"
)
#: Within a Chinese clause: "where …", "without …"; what is denied in it is denied in it alone.
CONFINED = re.compile(r"在[^，在]{1,30}?(?:情况|前提|条件)下")
CONFINED_WITHOUT = re.compile(r"在(?:不|未|没有|无)")
#: Two possibilities are offered: a yes would choose neither.
ALTERNATIVE = re.compile(
    r",? \bor (?:is|are|do|does|did|will|has|have|can) (?:it|they|that|this|these|there|you|we|the)\b|还是|"
    r"\bили\b.*\bли\b"
)
#: "Don't you …?": whether a yes agrees or contradicts depends on the speaker.
NEGATIVE_QUESTION = re.compile(
    r"^(?:and |so )?(?:is|are|was|were|do|does|did|has|have|can|could|will|would|should)n't\b"
)

#: "Does it need our consent?" asks about consent: which way that speaks for the criterion is not read here.
NEEDS_CONSENT = re.compile(
    r"\b(?:requir\w+|need\w*|must|subject to|depend\w* on)\b.{0,60}"
    r"\b(?:approv\w+|consent\w*|permission|opt(?:s|ed|ing)?[ -](?:in|out))\b"
)
