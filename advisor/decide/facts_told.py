"""Facts of a profile that a question tells in passing: kinds of data, regions and a sector; pure.

Only what is said in so many words is taken, as the words of the closed lists of `advisor.profile`; the question itself
goes no further. The form shows what was taken, so that a wrong guess is one click away from being undone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from advisor.profile import DATA_CLASSES, REGIONS, SECTORS

#: Fields that a text can fill.
TOLD = ("data", "people_in", "established_in", "sector")

_DATA: Mapping[str, str] = {
    "confidential": r"\bconfidential (?:\w+ )?(?:data|documents?|files?|information|records)|"
    r"конфиденциальн\w* (?:данн|сведени|документ|информаци)|(?:机密|保密)(?:数据|信息|文件|资料)",
    "trade-secrets": r"\btrade secrets?\b|коммерческ\w+ тайн|商业秘密|商业机密",
    "source-code": r"\bsource code\b|\bour (?:own )?code\b|исходн\w+ код|源代码|我们的代码",
    "personal": r"\bpersonal(?:ly identifiable)? (?:data|information)\b(?! protection| law)|\bPII\b|"
    r"\bcustomers?['’]? (?:personal )?data\b|"
    r"\bdata (?:of|about|on) (?:\w+ ){0,2}(?:customers?|people|employees|citizens|residents)\b|"
    r"персональн\w+ данн|\bПДн\b|данн\w+ (?:\w+ )?(?:клиент|сотрудник|граждан|покупател)|"
    r"个人(?:信息|数据|资料)(?!保护)|(?:客户|用户|员工)(?:的)?(?:个人)?(?:数据|信息|资料)",
    "special-category": r"\bspecial categor|\bbiometric data\b|специальн\w+ категори|биометрическ\w+ данн|敏感个人信息|"
    r"生物识别",
    "health": r"\b(?:patients?['’]?|health|medical) (?:data|records?|information)\b|\bPHI\b|"
    r"\bdata of (?:\w+ )?patients\b|"
    r"данн\w+ (?:\w+ )?пациент|медицинск\w+ (?:данн|сведени|карт)|сведени\w+ о здоровье|врачебн\w+ тайн|"
    r"(?:患者|病人|医疗|健康|病历)(?:的)?(?:数据|信息|资料|记录)|病历",
    "payment": r"\b(?:payment|card(?:holder)?) data\b|\bcard numbers\b|платёжн\w+ данн|платежн\w+ данн|данн\w+ карт|"
    r"支付(?:数据|信息)|银行卡(?:数据|信息|号)",
    "children": r"\b(?:children|minors|pupils)['’]?s?['’]? data\b|"
    r"\bdata (?:of|about) (?:\w+ )?(?:children|minors|pupils)\b|"
    r"данн\w+ (?:\w+ )?(?:детей|несовершеннолетних|школьников)|(?:儿童|未成年人|学生)(?:的)?(?:个人)?(?:数据|信息)",
    "export-controlled": r"\bexport[- ]controlled\b|\bITAR\b|экспортн\w+ контрол|出口管制的?(?:数据|技术)",
    "classified": r"\bclassified (?:data|information|documents?)\b|государственн\w+ тайн|\bгостайн|涉密|国家秘密",
}
#: Region → what it is called, in a pattern without groups that count.
_REGIONS: Mapping[str, str] = {
    "eu": r"\bEU\b|\bEEA\b|\bEurope(?:an)?(?: Union)?\b|\bGerman[y]?\b|\bFrance\b|\bFrench\b|\bItal(?:y|ian)\b|"
    r"\bSpain\b|\bSpanish\b|\bDutch\b|\bNetherlands\b|\bPoland\b|\bAustria\b|\bIreland\b|\bBelgium\b|\bSweden\b|"
    r"Евросоюз\w*|\bЕС\b|европейск\w+|Европ[аеуы]\b|Германи\w+|немецк\w+|Франци[ия]\w*|Итали[ия]\w*|Испани[ия]\w*|Польш\w+|"
    r"欧盟|欧洲|德国|法国|意大利|西班牙|荷兰|波兰",
    "uk": r"\bUK\b|\bUnited Kingdom\b|\bBritain\b|\bBritish\b|Великобритани\w+|британск\w+|英国",
    "ch": r"\bSwitzerland\b|\bSwiss\b|Швейцари\w+|швейцарск\w+|瑞士",
    "us": r"\bUS\b|\bU\.S\.|\bUSA\b|\bUnited States\b|\bAmerican?\b|\bСША\b|американск\w+|美国",
    "ru": r"\bRussian?\b|\bРФ\b|Росси[ияею]\w*|российск\w+|俄罗斯",
    "cn": r"\bChina\b|\bChinese\b|\bmainland\b|Кита[йеяю]\w*|китайск\w+|中国|境内",
    "jp": r"\bJapan(?:ese)?\b|Япони\w+|японск\w+|日本",
    "kr": r"\bKorean?\b|Коре[яеию]\w*|корейск\w+|韩国",
    "in": r"\bIndian?\b|Инди[ияею]\b|индийск\w+|印度",
    "br": r"\bBrazil(?:ian)?\b|Бразили\w+|бразильск\w+|巴西",
}
_WHOSE = r"customers?|clients?|users?|citizens|residents|people|persons|patients|consumers|data subjects|our employees"
_WHOSE_DATA = r"personal (?:data|information)(?! protection| law)"
_WHOSE_RU = r"клиент\w*|покупател\w*|пользовател\w*|граждан\w*|жител\w*|пациент\w*|наш\w* сотрудник\w*"
_WHOSE_ZH = r"(?:客户|用户|公民|居民|患者|消费者|个人信息(?!保护)|个人数据)"
_FIRM = (
    r"bank|insurer|hospital|company|firm|startup|business|agency|authority|university|retailer|shop|clinic|"
    r"manufacturer|organi[sz]ation"
)
_FIRM_RU = (
    r"банк\w*|компани\w+|фирм\w+|организаци\w+|больниц\w+|страховщик\w*|клиник\w+|университет\w*|ведомств\w+|магазин\w*"
)
_SECTORS: Mapping[str, str] = {
    "bank": r"bank|банк\w*|银行",
    "insurance": r"insurer|insurance company|страховщик\w*|страхов\w+ компани\w+|保险公司",
    "health": r"hospital|clinic|health[- ]care provider|больниц\w+|клиник\w+|медицинск\w+ организаци\w+|医院|医疗机构",
    "public": r"public (?:body|authority)|ministry|municipality|government agency|министерств\w+|"
    r"государственн\w+ (?:орган\w*|учреждени\w+)|ведомств\w+|政府机构|政府部门|事业单位",
    "defence": r"defen[cs]e contractor|оборонн\w+ предприяти\w+|军工企业",
    "telecom": r"telecom(?: operator| company)?|оператор\w* связи|电信运营商",
    "education": r"university|school|университет\w*|школ[аы]|вуз\w*|大学|学校|高校",
    "retail": r"retailer|online shop|web shop|интернет-магазин\w*|розничн\w+ сет\w+|零售商|网店|电商",
    "software": r"software (?:company|vendor|house)|разработчик\w* ПО|软件公司",
    "legal": r"law firm|юридическ\w+ фирм\w+|律师事务所|律所",
}
#: Between a region and whose it is may stand a few words.
_FEW = r"(?:[\w'’-]+ ){0,2}"


def facts_told(text: str) -> Mapping[str, tuple[str, ...]]:
    """The facts that a text tells, by field of the profile, in the order of its vocabulary; fields not told are absent.

    >>> dict(facts_told("We in Germany send personal data of EU customers to an API."))
    {'data': ('personal',), 'people_in': ('eu',), 'established_in': ('eu',)}
    """
    text = " ".join(text.split())
    found = {
        "data": tuple(word for word in DATA_CLASSES if word in _DATA and _in(_DATA[word], text)),
        "people_in": tuple(region for region in REGIONS if region in _REGIONS and _live_in(_REGIONS[region], text)),
        "established_in": tuple(region for region in REGIONS if region in _REGIONS and _seated(_REGIONS[region], text)),
        "sector": tuple(sector for sector in SECTORS if sector in _SECTORS and _is(_SECTORS[sector], text))[:1],
    }
    return MappingProxyType({field: words for field, words in found.items() if words})


def _in(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _exactly(region: str, pattern: str, text: str) -> bool:
    """Names of regions keep their capitals, so that "us" is no country; the words around them may have any."""
    return re.search(pattern.replace("REGION", f"(?-i:(?:{region}))"), text, re.IGNORECASE) is not None


def _live_in(region: str, text: str) -> bool:
    return _exactly(
        region,
        rf"(?:REGION)['’]?s? {_FEW}(?:{_WHOSE}|{_WHOSE_DATA})\b|"
        rf"\b(?:{_WHOSE}) {_FEW}(?:in|from|of) (?:the )?(?:REGION)|"
        rf"(?:REGION) (?:\w+ )?(?:{_WHOSE_RU})|(?:{_WHOSE_RU}) (?:\w+ )?(?:(?:в|из|на) )?(?:REGION)|"
        rf"(?:REGION)的?(?:\w{{0,4}}){_WHOSE_ZH}",
        text,
    )


def _seated(region: str, text: str) -> bool:
    """Only where "we", "our" or "for a" stands before it: a vendor has a seat as well."""
    return _exactly(
        region,
        rf"\bwe (?:are )?(?:\w+ )?(?:in|from|based in|established in|located in) (?:the )?(?:REGION)|"
        rf"\b(?:we are|we['’]re|I am|for|our|we,?) (?:an? )?{_FEW}(?:REGION)(?:[- ]based)? {_FEW}(?:{_FIRM})\b|"
        rf"\b(?:we are|we['’]re|for|our) (?:an? )?{_FEW}(?:{_FIRM}) (?:based |established )?in (?:the )?(?:REGION)|"
        rf"\bмы (?:\w+ )?(?:в|из|—|-)\s?(?:{_FEW})(?:REGION)|"
        rf"\b(?:мы|наш\w*|для)\W+(?:\w+ )?(?:REGION) (?:\w+ )?(?:{_FIRM_RU})|"
        rf"\b(?:мы|наш\w*)\W+(?:\w+ )?(?:{_FIRM_RU}) (?:в|из) (?:REGION)|"
        rf"我(?:们|方|司)(?:公司)?(?:是|在|位于|设在)(?:一家|一个)?(?:REGION)",
        text,
    )


def _is(sector: str, text: str) -> bool:
    """A sector is the buyer's own only where "we are", "our" or "for a" stands before it."""
    return _in(
        rf"\b(?:we are|we['’]re|I work (?:for|at)|our|for an?|we,? an?) (?:an? )?{_FEW}(?:{sector})\b|"
        rf"\b(?:мы|наш\w*|для)\W+(?:\w+ )?(?:{sector})|"
        rf"我(?:们|方|司)(?:公司)?(?:是|作为)?(?:一家|一所|一个)?\w{{0,4}}(?:{sector})",
        text,
    )
