"""The facts of a profile in words, in three languages: for the page and for the memo; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from advisor.profile import Profile

_Texts = tuple[str, str, str]
_COLUMN = MappingProxyType({"en": 0, "ru": 1, "zh": 2})

#: Names of the fields.
_FIELDS: dict[str, _Texts] = {
    "data": ("Data", "Данные", "数据类型"),
    "people_in": ("People live in", "Где живут люди", "数据主体所在地"),
    "established_in": ("Established in", "Где учреждена организация", "注册地"),
    "sector": ("Sector", "Отрасль", "行业"),
    "government_contracts": ("Public contracts", "Госконтракты", "政府合同"),
    "accelerators": ("Accelerators", "Ускорители", "加速卡"),
    "people": ("People to run servers", "Кто обслужит серверы", "运维人员"),
    "latency": ("Answers needed", "Как быстро нужен ответ", "响应要求"),
    "languages": ("Languages", "Языки", "语言"),
    "needs": ("Needs", "Что необходимо", "必备需求"),
    "ready": ("Ready to", "К чему готовы", "愿意采取的步骤"),
    "unwilling": ("Will not", "На что не согласны", "不愿采取的步骤"),
}

_REGIONS: dict[str, _Texts] = {
    "eu": ("European Union", "Евросоюз", "欧盟"),
    "uk": ("United Kingdom", "Великобритания", "英国"),
    "ch": ("Switzerland", "Швейцария", "瑞士"),
    "us": ("United States", "США", "美国"),
    "ru": ("Russia", "Россия", "俄罗斯"),
    "cn": ("China", "Китай", "中国"),
    "jp": ("Japan", "Япония", "日本"),
    "kr": ("South Korea", "Южная Корея", "韩国"),
    "in": ("India", "Индия", "印度"),
    "br": ("Brazil", "Бразилия", "巴西"),
    "other": ("Elsewhere", "Другие страны", "其他地区"),
}

#: What a buyer is ready to do, or refuses to.
_STEPS: dict[str, _Texts] = {
    "dpa": ("sign a data processing agreement", "подписать договор обработки данных", "签署数据处理协议"),
    "zero-retention": ("apply for zero retention", "запросить нулевое хранение", "申请零数据留存"),
    "regional-processing": ("pay for processing in a region", "оплатить обработку в регионе", "选用区域内处理"),
    "enterprise-contract": ("sign an enterprise contract", "заключить корпоративный договор", "签订企业合同"),
    "baa": ("sign a BAA (US health)", "подписать BAA (медицина США)", "签署 BAA（美国医疗）"),
    "rent-accelerators": ("rent accelerators", "арендовать ускорители", "租用加速卡"),
    "buy-accelerators": ("buy accelerators", "купить ускорители", "采购加速卡"),
    "hire-people": ("hire people to run servers", "нанять людей для серверов", "招聘运维人员"),
}
_NOT_STATED: _Texts = ("not stated", "не указано", "未说明")

_WORDS: dict[str, dict[str, _Texts]] = {
    "data": {
        "public": ("public", "открытые", "公开数据"),
        "internal": ("internal", "внутренние", "内部数据"),
        "confidential": ("confidential", "конфиденциальные", "保密数据"),
        "trade-secrets": ("trade secrets", "коммерческая тайна", "商业秘密"),
        "source-code": ("source code", "исходный код", "源代码"),
        "personal": ("personal data", "персональные данные", "个人信息"),
        "special-category": ("special categories", "специальные категории", "敏感个人信息"),
        "health": ("health data", "сведения о здоровье", "健康医疗数据"),
        "payment": ("payment data", "платёжные данные", "支付数据"),
        "children": ("children's data", "данные детей", "儿童信息"),
        "export-controlled": ("export-controlled", "под экспортным контролем", "受出口管制的数据"),
        "classified": ("classified", "государственная тайна", "涉密信息"),
    },
    "people_in": _REGIONS,
    "established_in": _REGIONS,
    "sector": {
        "bank": ("bank", "банк", "银行"),
        "insurance": ("insurance", "страхование", "保险"),
        "health": ("health care", "здравоохранение", "医疗卫生"),
        "public": ("public sector", "государственный сектор", "公共部门"),
        "defence": ("defence", "оборона", "国防"),
        "critical-infrastructure": ("critical infrastructure", "критическая инфраструктура", "关键基础设施"),
        "telecom": ("telecom", "связь", "电信"),
        "education": ("education and research", "образование и наука", "教育科研"),
        "retail": ("retail", "розничная торговля", "零售"),
        "software": ("software", "разработка ПО", "软件"),
        "legal": ("legal services", "юридические услуги", "法律服务"),
        "other": ("other", "другая", "其他"),
    },
    "government_contracts": {
        "us-federal": ("US federal", "федеральные США", "美国联邦政府"),
        "us-defence": ("US defence", "оборонные США", "美国国防部"),
        "us-state": ("US states", "штаты США", "美国州政府"),
        "eu": ("EU", "Евросоюз", "欧盟"),
        "uk": ("UK", "Великобритания", "英国"),
        "ru": ("Russia", "Россия", "俄罗斯"),
        "cn": ("China", "Китай", "中国"),
        "other": ("other", "другие", "其他"),
    },
    "accelerators": {
        "none": ("none", "нет", "无"),
        "one-server": ("one server of eight", "один сервер на восемь карт", "一台八卡服务器"),
        "cluster": ("several servers", "несколько серверов", "多台服务器"),
    },
    "people": {
        "none": ("nobody", "некому", "无人"),
        "some": ("a few, part-time", "несколько человек, не всё время", "少数人兼职"),
        "team": ("a team", "своя команда", "专职团队"),
    },
    "latency": {
        "batch": ("overnight will do", "можно за ночь", "可隔夜处理"),
        "interactive": ("in seconds", "за секунды", "数秒内"),
        "realtime": ("at once", "сразу", "实时"),
    },
    "needs": {
        "indemnity": ("a vendor who answers for claims", "поставщик, отвечающий по искам", "厂商承担索赔责任"),
        "top-capability": ("the strongest models", "самые сильные модели", "最强模型能力"),
        "auditability": ("proof for auditors", "доказательства для аудита", "可供审计的证据"),
        "air-gap": ("no network at all", "полная изоляция от сети", "完全断网运行"),
    },
    "ready": _STEPS,
    "unwilling": _STEPS,
}


def field_name(field: str, language: str) -> str:
    """Name of a field of the profile.

    >>> field_name("sector", "en")
    'Sector'
    """
    texts = _FIELDS.get(field)
    return texts[_COLUMN.get(language, 0)] if texts else field


def fact_word(field: str, value: str, language: str) -> str:
    """One word of a closed list as people say it; the word itself where it has no label, "not stated" for an empty one.

    >>> fact_word("accelerators", "one-server", "en")
    'one server of eight'
    """
    texts = _WORDS.get(field, {}).get(value) if value else _NOT_STATED
    return texts[_COLUMN.get(language, 0)] if texts else value


def in_a_row(words: Iterable[str], language: str) -> str:
    """Words one after the other, parted as the language does it.

    >>> in_a_row(["a", "b"], "zh")
    'a、b'
    """
    return ("、" if language == "zh" else ", ").join(words)


def said_of(name: str, value: str, language: str) -> str:
    """A name and what is said of it.

    >>> said_of("Sector", "bank", "en")
    'Sector: bank'
    """
    return f"{name}{'：' if language == 'zh' else ': '}{value}"


def told_facts(profile: Profile, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every fact that is known, as the name of its field and its words, in the order of the form."""
    for field in _FIELDS:
        value = getattr(profile, field)
        words = value if isinstance(value, tuple) else (value,) if value else ()
        if words:
            yield field_name(field, language), tuple(fact_word(field, word, language) for word in words)


def labelled() -> dict[str, frozenset[str]]:
    """Which words have a label, by field, for tests."""
    return {field: frozenset(words) for field, words in _WORDS.items()}
