"""Words by which a line tells the reader how to fill in a form, and words by which it asks; as patterns, like
`label_words`.
"""

from __future__ import annotations

import re

_FORM = (
    r"(?:questionnaires?|forms?|spreadsheet|workbook|worksheet|sheets?|tabs?|columns?|cells?|questions?|"
    r"drop-?downs?|templates?|survey|checklist|check ?box(?:es)?|"
    r"tick ?box(?:es)?|answer box|answers?|table below|boxes|sections? below|all sections|each section|every "
    r"section|relevant sections)"
)
_ASK = (
    r"(?:describe|explain|provide|list|specify|state|indicate|outline|confirm|detail|give|identify|name|summari[sz]e|"
    r"attach|supply|enumerate|elaborate|clarify|discuss|estimate|disclose|define|declare|demonstrate|share|upload|"
    r"show|report|submit|advise|tell us|let us know|advise)"
)


def _either(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# -- how to fill in the form ------------------------------------------------------------------------------------------
INSTRUCTION = _either(
    # English
    r"(?:general |important |vendor |supplier )?(?:instructions?|directions)(?: (?:to|for) .{0,60}| (?:and|&) "
    r".{0,40})?\s*(?:[:：–—.]|\Z)",
    r"how to (?:complete|use|fill|answer|respond|return|submit|read|work)\b(?!.*\?\Z)|who should (?:complete|fill|"
    r"answer)\b|response (?:guidelines|instructions|format)\b",
    rf"(?:please |kindly |you (?:must|should|may|can|need to) |(?:vendors?|suppliers?|bidders?|respondents?|"
    rf"tenderers?|providers?|offerors?) (?:must|should|shall|are (?:requested|required|asked|expected) to|may|will|"
    rf"need to) )"
    rf"?(?:ensure (?:that )?)?(?:answer|complete|fill(?: in| out)?|respond|reply|return|submit|send|save|sign|read|"
    rf"review|use|enter|type|write|tick|mark|select|choose|highlight|leave|"
    rf"do not (?:change|edit|modify|alter|delete|add|leave|insert)|don['’]t (?:change|edit|modify|alter|delete|add|"
    rf"leave)|refer to|insert|put|place|work through|start (?:with|by))\b"
    rf"(?! of\b)(?=.{{0,90}}?\b(?:this|the|each|every|all|any|following|below|above|in|into|to|your|from|"
    rf"on)\b.{{0,40}}?\b{_FORM}\b)",
    r"(?:please |kindly )(?:answer|complete|fill|return|tick|mark|check (?:one|all|the)|select|choose|respond|reply|"
    r"read|sign|use|be as|do not|don['’]t|ensure (?:that )?(?:all|you|every|each|your)|"
    r"contact|e-?mail|send|allow|limit|keep|number|only|save|print|refer|insert|enter)\b",
    r"(?:please )?(?:tick|check|mark|select|choose|circle)(?: (?:one|all|any|the (?:box|boxes|appropriate|relevant|"
    r"applicable|correct|most)))+\b(?=.{0,60}(?:apply|appl(?:ies|icable)|only|box|appropriate|relevant|answer|"
    r"option)|\W*\Z)",
    r"(?:vendors?|suppliers?|bidders?|respondents?|tenderers?|providers?|offerors?) (?:must|should|shall|will|are "
    r"to|are required to) (?:submit|return|provide|send|give) (?:their|all|the|your) (?:responses|answers|proposals|"
    r"bids|offers|quotations)\b",
    r"(?:please )?answer (?:with )?(?:yes|no|all|each|every|the following|y/n|in)\b",
    r"return (?:this|the|your|completed|by|to|it)\b|send (?:this|the completed|your (?:completed|answers|responses)|"
    r"completed|it back)\b|submit (?:this|the completed|your (?:answers|responses|completed)|by|completed|before|no "
    r"later)\b|"
    r"(?:please )?(?:respond|reply|answer|complete)(?: to (?:this|us))? (?:by|before|no later than|within|in "
    r"(?:english|full)|honestly|fully)\b",
    r"(?:please )?(?:provide|give|include|attach|add|keep|write|submit|use)(?: (?:your|all|any|clear|concise|brief|"
    r"short|full|complete|detailed|accurate|honest|truthful|relevant|supporting|additional|further|extra|copies of|"
    r"the|as|much|many|and|or|where|specific))*"
    r" (?:answers?|responses?|comments?|explanations?|(?:supporting )?(?:documents|documentation|evidence|pages|"
    r"sheets|files|attachments|information|details?)(?= (?:where|as|if|when|for each|for every|with (?:this|your)|"
    r"to support|wherever|at the end|separately|requested)|\W*\Z))\b",
    r"(?:all|each|every|the(?:se)?|following|unanswered|blank|mandatory) (?:questions?|sections?|fields?|columns?|"
    r"cells?|rows?|items?|answers?|responses?|parts?)\b(?: (?:marked|below|in|with|that|of) .{0,40})? (?:are|is|"
    r"must|should|shall|need|have to|will|can|may|apply)\b",
    rf"this (?:{_FORM}|document|assessment|section|file|exercise|request)(?: \w+){{0,2}} (?:must|should|shall|has "
    rf"to|have to|is to|needs? to|may be|will be|can be|is mandatory|is confidential|is due|is intended for "
    rf"completion)\b",
    r"(?:your |vendor |supplier |all )?(?:answers?|responses?|submissions?|proposals?|replies|completed (?:forms?|"
    r"questionnaires?))\b(?: \w+){0,3} (?:should|must|shall|will|are (?:due|to be|required)|is due|may|can(?:not)?|"
    r"received)\b",
    r"(?:response |submission )?(?:deadline|due (?:date|by)|closing date|reply by)\b|for each (?:question|row|item|"
    r"requirement|control|line|section|statement)\b|"
    r"in columns? [a-z]\b|columns? [a-z](?:[-–:, ]| and)|(?:only )?(?:gr[ea]y|yellow|white|blue|green|red|orange|"
    r"shaded|colou?red|highlighted|locked) (?:cells?|fields?|columns?|boxes|rows?)\b|"
    r"(?:fields?|questions?|items?) (?:marked|with) .{0,24}(?:\*|asterisk|required|mandatory|star)|\* ?(?:=|"
    r"indicates|denotes|required|mandatory)|\(?(?:required|mandatory|optional)\)?\W*\Z",
    r"(?:if|should) (?:a|any|the|this|some) (?:questions?|items?|sections?|controls?|requirements?|fields?|"
    r"answers?)\b.{0,50}\b(?:is|are|does|do|not)\b|if you (?:have (?:any )?(?:questions|queries|concerns)|need "
    r"(?:help|assistance|more|clarification)|are (?:unsure|unable|not sure)|"
    r"cannot|require (?:help|assistance|clarification)|can provide affirmative)|(?:any |have |got |further )?(?:\w+ "
    r"){0,2}(?:questions|queries)\?|need help\?|(?:for|any|all) (?:questions|queries|enquiries|inquiries|help|"
    r"assistance|clarifications?)\b.{0,40}\b(?:contact|e-?mail|write|call|please|should|to)\b|contact .{1,80}@",
    r"attach (?:additional|extra|further|relevant|supporting|separate) (?:pages?|sheets?|documents?|documentation|"
    r"evidence|files?)\b|skip (?:to|this|the|question|section)|(?:go|proceed|continue) to (?:question|section|page|"
    r"part)\b",
    r"we (?:would )?(?:kindly )?(?:ask|request|invite|appreciate)\b.{0,60}\b(?:complete|fill|answer|respond|return|"
    r"reply|questionnaire|form)\b|(?:below|attached|following) (?:is|are|please find)\b|please (?:find|see) "
    r"(?:below|attached|the)\b|"
    r"(?:could|can|would) you (?:please )?(?:answer|complete|fill|respond to|reply to|return)(?: \w+){0,4} "
    r"(?:questions?|questionnaire|form|by|below|following)\b",
    # Russian
    r"(?:инструкци[яи]|порядок (?:заполнения|ответа)|правила заполнения|как (?:заполн|отвеча|пользоват)\w*|указания "
    r"по заполнению|рекомендации по заполнению)\b",
    r"(?:пожалуйста,? )?(?:внимательно )?(?:заполните|заполняйте|заполнить|ответьте|отвечайте|верните|вернуть|"
    r"отправьте|направьте|пришлите|выберите|отметьте|используйте|не (?:изменяйте|меняйте|удаляйте|заполняйте)|"
    r"прочитайте|ознакомьтесь|поставьте|впишите|внесите)\b|(?:просим|просьба)(?: вас)? (?:заполн|ответ|вернуть|"
    r"направ|отправ|внимательно|не )\w*",
    r"(?:все|каждый|каждое|данн\w+|эт\w+|настоящ\w+)? ?(?:вопрос\w*|поля|пункт\w*|раздел\w*|анкет\w*|опросник\w*|"
    r"опросн\w+ лист\w*|форм[аыу]|ответ\w*)\b.{0,40}\b(?:обязательн\w+|необходимо|следует|должн\w+|просим|"
    r"заполня\w+|принима\w+|направ\w+)\b|"
    r"срок (?:ответа|предоставления|подачи|заполнения|возврата)|если у вас (?:есть|возник)\w* вопрос|по всем "
    r"вопросам|в столбце|в колонке|обязательн\w+ для заполнения|ответы? (?:просим|ждём|ждем|направ)",
    # Chinese
    r"(?:请|敬请|烦请)?(?:您)?(?:认真|仔细|如实|完整|务必|逐项|根据实际情况)?(?:填写|填报|作答|回答(?:以下|所有|"
    r"全部|每|下列|本)|勾选|选择|阅读|返回|交回|发送至|回复(?:至|本)|勿|不要(?:修改|更改|删除)|在(?:以下|下方|下列|"
    r"空白|相应|[a-z] ?列|第.列))",
    r"(?:填写|填表|作答|使用|答题|问卷|填报)(?:说明|须知|指南|要求)|如何(?:填写|作答|使用本)|本(?:问卷|表|表格|调查|"
    r"调查表|文件|清单)(?:应|须|需|请|由|必须|仅|填写)|(?:所有|全部|以下|带.{0,3}号的?)(?:问题|题目|字段|项目|内容|"
    r"选项)(?:均|都|皆)?(?:为|是)?(?:必填|必答|须|必须|应|需)|"
    r"截止(?:日期|时间)|请于.{1,24}(?:前|之前)|请在.{1,24}(?:前|之前)(?:回复|提交|返回|完成)|请(?:将|"
    r"把).{0,20}(?:发送|提交|返回|寄|填)|如有(?:任何)?(?:疑问|问题)",
    # French, German
    r"(?:instructions?|consignes?|mode d['’]emploi)\b.{0,40}(?:[:.]|\Z)|(?:veuillez|merci de|prière de) (?:répondre|"
    r"remplir|compléter|renvoyer|retourner|cocher|sélectionner|choisir|lire|envoyer|utiliser|ne pas)\b|comment "
    r"(?:remplir|répondre)|(?:toutes les|chaque) (?:questions?|réponses?|sections?)\b.{0,30}(?:obligatoire|doi)|"
    r"ce (?:questionnaire|formulaire|document) (?:doit|est à)|(?:date limite|à retourner)\b|cochez\b|remplissez\b|"
    r"complétez (?:ce|le|les)\b|répondez\b",
    r"(?:anleitung|anweisung(?:en)?|ausfüllhinweise?|hinweise zum ausfüllen)\b|(?:bitte )(?:beantworten|füllen|"
    r"ausfüllen|senden|schicken|kreuzen|wählen|lesen|verwenden|retournieren|unterschreiben|tragen)\b|alle (?:fragen|"
    r"felder)\b.{0,30}(?:pflicht|beantwort|auszufüllen)|dieser? (?:fragebogen|dokument|formular) (?:ist|muss|"
    r"soll)\b|rücksendung|abgabefrist|so füllen",
)
#: Words for the form, its parts and what is written into it.
FORM = re.compile(
    r"\b(?:answers?|responses?|questionnaire|form|column|question|instructions?|box(?:es)?|cells?|ответ\w*|анкет\w*|"
    r"вопрос\w*)\b|问卷|答复",
    re.IGNORECASE,
)
#: Questions to the reader that want no answer about the supplier.
HELP = _either(
    r"(?:any |have |got |further )?(?:\w+ ){0,2}(?:questions|queries)", r"need help", r"(?:could|can|would) you"
)
#: What a form says of itself.
ABOUT = _either(
    r"(?:(?:in |with )?this (?:questionnaire|form|survey|document|template|checklist|assessment|section|sheet|tab|"
    r"workbook|chapter|guide|kit)|the (?:purpose|aim|objective|goal) of this|"
    r"the (?:questionnaire|survey|checklist|following sections?|following questions?|sections?|questions?) (?:below|"
    r"is|are|covers?|contains?|consists?|will|has|have)|"
    r"(?:данн(?:ая|ый)|настоящ(?:ая|ий)|эт(?:а|от)) (?:анкета|опросник|опросный лист|документ|раздел|форма|"
    r"чек-лист)|целью (?:анкеты|данн|настоящ)|"
    r"本(?:问卷|表|表格|调查|文件|部分|节|清单|章)|"
    r"(?:ce|le présent) (?:questionnaire|document|formulaire)|cette section|dieser? (?:fragebogen|abschnitt|"
    r"dokument)|dieses dokument)(?:\b|(?<=[\u4e00-\u9fff]))"
)
#: What stands in a letter around the questions, and in a list is a statement to confirm.
AROUND = _either(
    r"(?:the (?:purpose|aim|objective|goal|following)|our (?:company|organi[sz]ation|team)|we (?:use|are|will|have|"
    r"take|reserve|may|ask|collect|would)|as part of|in order to|"
    r"целью|в рамках|мы (?:оцениваем|проводим|просим)|为了|为(?:进一步|更好)|我(?:公司|司|们))(?:\b|"
    r"(?<=[\u4e00-\u9fff]))"
)

# -- what is asked ----------------------------------------------------------------------------------------------------
INTERROGATIVE = _either(
    r"(?:and |or |so |also,? )?(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|shall|may|"
    r"must)(?:n['’]t)? (?:not )?(?:you|your|the|there|any|all|it|its|they|their|this|these|those|we|our|an?|each|"
    r"every|"
    r"customers?|users?|data|access|personal|security|employees|staff|backups?|logs?|passwords?|vendors?|suppliers?|"
    r"providers?|models?|systems?|subprocessors?|sub-processors?|third|appropriate|such|sufficient|regular|formal|"
    r"independent)\b",
    r"(?:is|are|was|were|has|have) (?!the\b)\S+ (?:\S+ ){0,4}?\w+(?:ed|ied|en)\b",
    r"(?:what|which|who|whom|whose|where|when|why|how)(?:['’]s| (?:is|are|was|were|do|does|did|can|could|will|would|"
    r"should|has|have|had|must|may|many|much|long|often|frequently|quickly|soon|far|well|type|types|kind|kinds|"
    r"level|levels|percentage|"
    r"steps|measures|controls|processes|process|procedures|tools|methods|standards|certifications?|encryption|data|"
    r"other|of|countries|regions|party|parties|person|people|individuals?|categories|security|legal|model|models|"
    r"regulations?|laws?|evidence|mechanisms?|"
    r"sub-?processors?|third|options|roles?|your|sort|version|versions|vendor|vendors|services?|systems?|customers?|"
    r"users?|languages?|frameworks?|policies|policy|safeguards|assurances?|percent|proportion|information|technical|"
    r"organi[sz]ational))\b",
    r"(?:to what extent|in (?:what|which)|at (?:what|which)|under (?:what|which)|by (?:whom|when|what|which)|for "
    r"(?:how|what|which|whom)|from (?:where|which|what)|with (?:whom|which|what)|on (?:what|which))\b",
    # Russian: a particle, or a word that asks.
    r"(?:\S+ ){1,4}?ли\b|(?:как(?:ой|ая|ое|ие|ого|им|ими|ую|ова|овы|ов)?|где|кто|кому|кем|когда|сколько|почему|"
    r"зачем|куда|откуда|чей|чья|что|в как\w+|на как\w+|с как\w+|по как\w+|к как\w+|каким образом|имеете|используете|"
    r"применяете|храните|обеспечиваете|передаёте|передаете) (?!заполн|отвеча|пользоват)",
    r"(?:наличие|предусмотрен[аоы]?|есть)\b",
    # Chinese: a word that asks, near the front; or a particle at the end.
    r"[^。！；]{0,24}(?:是否|有无|有没有|能否|可否|是不是|会不会|能不能|什么|哪些|哪个|哪种|哪里|哪|多少|多久|多长|"
    r"多大|谁|何时|何地|何种|如何(?!填写|作答)|怎样|怎么|几)|[^。！]{0,120}吗\W*\Z",
    # French, German
    r"(?:est-ce|avez-vous|disposez-vous|utilisez-vous|êtes-vous|pouvez-vous|existe-t-il|y a-t-il|quel(?:le)?s?|"
    r"comment (?!remplir|répondre)|combien|où|quand|qui|pourquoi|à quel\w*|dans quel\w*|de quel\w*|\S+-(?:vous|ils?|"
    r"elles?|t-ils?|t-elles?|t-on))\b",
    r"(?:haben|hat|gibt|sind|ist|werden|wird|können|kann|verfügen|verfügt|nutzen|setzen|welche[rsnm]?|wie|wo|wer|"
    r"wann|warum|wieso|wofür|womit|in welche[rmn]|an welche[nm]|existier\w+|besteh\w+|besitzen|führen|speichern|"
    r"verwenden) (?:sie|es|die|der|das|ihre?n?|den|dem|ein\w*|viele?|oft|lange|alle|regelmäßig\w*|"
    r"personenbezogene\w*|daten|maßnahmen|\w+)\b",
)
IMPERATIVE = _either(
    rf"(?:please |kindly |briefly |in detail,? |if (?:possible|so|yes),? |also |then |and |you (?:should|must) |"
    rf"vendors? (?:should|must) )*(?:{_ASK})(?: and {_ASK})?(?: (?:how|what|which|who|where|when|why|whether|if|any|"
    rf"all|your|the|an?|each|every|in|details?|evidence|at least|briefly|below|for|that|us|names?|types?|"
    r"measures|controls|processes|current|relevant|existing|specific|documentation|information|examples|and|proof|"
    r"copies|copy|contact|its|their|data|security|both|procedures|policies|full|to)\b|[:：])",
    r"please (?:[a-z]+ly )?[a-z]+",
    r"(?:пожалуйста,? )?(?:кратко |подробно )?(?:опишите|укажите|перечислите|приведите|предоставьте|поясните|"
    r"объясните|подтвердите|уточните|назовите|раскройте|приложите|сообщите|охарактеризуйте|дайте|расскажите|"
    r"представьте|описать|указать|перечислить|привести|предоставить)\b|"
    r"(?:просим|просьба)(?: вас)? (?:описать|указать|перечислить|привести|предоставить|пояснить|подтвердить|"
    r"уточнить|приложить|сообщить|раскрыть)",
    r"(?:请|敬请|烦请)?(?:您|贵公司|贵司|供应商)?(?:简要|详细|简单|具体|逐一|概括|分别)?(?:地)?(?:描述|说明|提供|"
    r"列出|列举|阐述|解释|介绍|注明|确认|指出|概述|附上|详述|简述|明确|告知|出示|提交|披露|评估)(?!\s*[:：])",
    r"(?:veuillez |merci de |prière de )?(?:décri(?:vez|re)|expliqu(?:ez|er)|fourni(?:ssez|r)|indiqu(?:ez|er)|"
    r"précis(?:ez|er)|list(?:ez|er)|énumér(?:ez|er)|détaill(?:ez|er)|confirm(?:ez|er)|joi(?:gnez|ndre)|présent(?:ez|"
    r"er))\b",
    r"(?:bitte )?(?:kurz )?(?:beschreiben|erläutern|erklären|nennen|geben|listen|bestätigen|angeben|legen|stellen|"
    r"skizzieren|benennen|führen) sie\b|bitte (?:beschreiben|erläutern|nennen|angeben|bestätigen|beifügen)\b",
)
#: The verb alone, which asks only in a list.
ASK = re.compile(rf"(?:{_ASK})\b", re.IGNORECASE)
_PARTY = (
    r"(?:suppliers?|vendors?|(?:service |cloud |ai )?providers?|(?:sub-?)?contractors?|bidders?|tenderers?|sellers?|"
    r"(?:sub-?)?processors?|licensors?|offerors?|proposers?|respondents?|partners?|manufacturers?|consultants?|"
    r"solution|system|service|platform|product|tool|software|application|model|api)"
)
REQUIREMENT = _either(
    rf"(?:the |any |all |each |every |a |an |your |proposed |offered )*(?:[\w-]+ ){{0,3}}?{_PARTY}\b(?: "
    rf"\(?[\w'’-]+\)?,?){{0,6}}? (?:shall|must|is required to|are required to|undertakes? to|agrees? to|warrants?|"
    rf"guarantees?|commits? to|has to|have to|should|will|needs? to)\b",
    r"(?:[\w(),/'’-]+ ){1,14}?(?:shall|must)\b",
    r"(?:\S+ ){0,6}?(?:поставщик\w*|исполнител\w*|подрядчик\w*|участник\w*|провайдер\w*|систем\w*|решени\w*|"
    r"сервис\w*|услуг\w*|оператор\w*|обработчик\w*|данны\w*|вендор\w*|продукт\w*|платформ\w*|производител\w*|"
    r"доступ\w*|модел\w*|контрагент\w*)\b"
    r"(?: \S+){0,6}? (?:долж(?:ен|на|но|ны)|обязан[аоы]?|обязуется|обязуются|гарантиру\w+|обеспечива\w+|не "
    r"(?:вправе|допускает\w*|может|должн\w+))",
    r"[^。！？]{0,20}(?:供应商|服务商|提供商|厂商|投标人|投标方|承包商|承包方|卖方|乙方|系统|平台|产品|数据|模型|"
    r"服务|处理者|受托方|方案|合同|解决方案|供方)[^。！？]{0,20}(?:应当?|须|必须|不得|需要?|应该|务必|承诺|保证|"
    r"可以?不得)",
    r"(?:\S+ ){0,3}?(?:le|la|les|l['’]|un|une) ?(?:\S+ )?(?:fournisseur|prestataire|titulaire|soumissionnaire|"
    r"candidat|sous-traitant|solution|système|service|plateforme|données|logiciel)s?\b(?: \S+){0,4}? (?:doi(?:t|"
    r"vent)|devra|devront|s['’]engage|garanti[rt]|est tenu)",
    r"(?:\S+ ){0,3}?(?:der|die|das|jeder) (?:\S+ )?(?:auftragnehmer|anbieter|lieferant|dienstleister|bieter|"
    r"auftragsverarbeiter|lösung|system|dienst|plattform|daten|software|produkt)\w*\b(?: \S+){0,4}? (?:muss|müssen|"
    r"soll|sollen|hat|haben|verpflichtet|gewährleistet|stellt)\b",
)
#: A thing that forms ask for by its bare name.
FIELD = _either(
    r"(?:(?:\S+ ){0,4}?(?:names?|address(?:es)?|e-?mail|phone|telephone|website|url|number|title|role|position|"
    r"country|countries|city|location|locations|headquarters|currency|amount|turnover|revenue|headcount|contacts?|"
    r"representative|"
    r"vendor|supplier|product|service|description|date|duration|term|frequency|version|size|budget|cost|price|owner|"
    r"method|certifications?)(?:\(s\)|s)?(?: (?:of|for|\(|/|and|&|at) ?.{0,60})?|"
    r"(?:наименование|название|адрес|телефон|сайт|электронная почта|инн|огрн|кпп|контактн\w+|должность|фио|страна|"
    r"город|дата|количество|численность|описание|срок\w*)\b.{0,60}|"
    r".{0,12}(?:名称|地址|电话|邮箱|网址|网站|联系人|职务|国家|城市|数量|人数|期限|日期|描述|简介|负责人|编号|代码|"
    r"注册资本|类型|方式|频率|范围)|"
    r"(?:nom|adresse|téléphone|courriel|site|pays|ville|fonction|effectif|raison sociale|name|anschrift|telefon|"
    r"webseite|land|ort|firma|ansprechpartner|anzahl)\b.{0,40})\W*\Z"
)
TITLE = _either(
    r"(?:section|part|chapter|module|domain|category|area|appendix|annex|schedule|exhibit|tab|step|phase|pillar|"
    r"theme|topic|table|figure|раздел|часть|глава|приложение|блок|модуль|тема|таблица|section|partie|chapitre|"
    r"annexe|abschnitt|teil|kapitel|anhang)"
    r" ?(?:[\divxlc]{1,5}|[a-z]|one|two|three|four|five|six|seven|eight|nine|"
    r"ten)(?:[.\d]{0,8})?(?:\s*[:：.)–—-]\s*[^?？]{0,100}|\Z)",
    r"第 ?[一二三四五六七八九十\d]{1,4} ?(?:部分|章|节|篇|条|类|项)[^?？是否]{0,40}\Z|附(?:录|件|表)[^?？]{0,30}\Z",
    r"(?:\S+ ){0,9}(?:questionnaire|checklist|survey|assessment form|template|rfi|rfp|анкета|опросник|опросный лист|"
    r"чек-лист|fragebogen|checkliste|formulaire)(?: (?:v(?:ersion)?[ .]?[\d.]+|\(?\d{4}\)?|template|form|for "
    r".{0,50}))?\Z",
    r"(?:анкета|опросник|опросный лист|чек-лист|questionnaire|fragebogen|formulaire) [^?？]{0,80}\Z|"
    r"[^?？是否，。]{0,30}(?:问卷|调查表|调查问卷|清单|检查表|评估表|自查表|登记表)\Z",
    r"(?:general|basic|company|vendor|supplier|product|contact|respondent|organi[sz]ation(?:al)?|background|"
    r"additional|other|business|corporate) (?:information|details|profile|overview|data|background)\Z",
    r"(?:#|no\.?|id|ref\.?|item|question|questions|requirements?|controls?|domain|category|section|topic|answer|"
    r"answers|response|responses|comments?|notes?|evidence|status|score|owner|вопрос|вопросы|ответ|ответы|№|№ ?п/п|"
    r"комментари[ий]|问题|答案|回答|序号|编号|备注|类别|题目|frage|antwort|question|réponse)\W*\Z",
)
