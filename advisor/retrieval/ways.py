"""Words for ways of running a model, in three languages: on one's own servers, in an app, by API, with whose vendors."""

from __future__ import annotations

import re

SELF_HOSTED = re.compile(
    r"self[- ]?host|own (?:\w+ )?(?:servers?|hardware|machines?|infrastructure|data ?cent(?:re|er)s?|gpus?|rack|box(?:es)?|premises)|"
    r"on[- ]?prem|in[- ]house|air[- ]?gap|\blocal(?:ly)?\b|our data ?cent|run (?:it|them|the weights|[\w.-]+) ourselves|host (?:it|them) ourselves|"
    r"\b(?:we|i) (?:would |could |can |will |just )?(?:host|run) (?:it|them)\b|"
    r"\bweights?\b|downloaded|\bисполь\w+ локально|локальн|на сво[её]м|на своих|у себя|собственн\w+ (?:сервер|оборудован|желез|инфра|дата)|"
    r"наш\w+ сервер|к себе (?:на|в)\b|веса(?:м|х|ми)?\b|скача\w+|本地部署|本地运行|自行部署|自己部署|自己跑|自建|自托管|私有化|内网|自有服务器|自己的(?:服务器|机器|机房)|权重",
    re.IGNORECASE,
)
APP = re.compile(
    r"\bapps?\b|consumer|web ?chat|in (?:the|a) browser|free (?:version|plan|account|tier)|private account|personal account|\bchat(?:bot)? (?:app|site)|"
    r"приложени|в браузере|чат[еау]?\b|бесплатн|личн\w+ (?:аккаунт|уч[её]т)|应用|网页版|手机端|\bApp\b|免费版|个人账号",
    re.IGNORECASE,
)
API = re.compile(
    r"\bapis?\b|endpoint|developer platform|\bплатформ\w+ для разработ|\bапи\b|接口|开放平台", re.IGNORECASE
)

#: Groups of routes on which somebody else's machines serve a maker's models.
CLOUDS = frozenset({"us-cloud", "us-host"})
_MAKERS = r"(?:vendors?|providers?|suppliers?|labs?|makers?|developers?|companies|apis?)"
_MAKERS_RU = r"(?:вендор|поставщик|провайдер|компани|лаборатори|разработчик|api\b|апи\b)"
_MAKERS_ZH = r"(?:的)?(?:AI|人工智能)?(?:大?模型)?(?:厂商|供应商|提供商|服务商|公司|API|接口)"
#: A question about one country's vendors is about all their services.
GROUPS = {
    "us-api": re.compile(
        rf"\b(?:us|u\.s\.|american)[- ](?:[\w-]+ ){{0,2}}{_MAKERS}\b|американск\w+ (?:\w+ )?{_MAKERS_RU}|美国{_MAKERS_ZH}",
        re.IGNORECASE,
    ),
    "cn-api": re.compile(
        rf"\bchinese (?:[\w-]+ ){{0,2}}{_MAKERS}\b|китайск\w+ (?:\w+ )?{_MAKERS_RU}|中国{_MAKERS_ZH}", re.IGNORECASE
    ),
}
