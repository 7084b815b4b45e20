"""Which questions put something without exception, and can be denied by one."""

from __future__ import annotations

import pytest

from advisor.retrieval.sweeping import swept


@pytest.mark.parametrize(
    ("question", "how"),
    [
        ("Is it true that OpenAI never keeps anything?", "never"),
        ("Moonshot doesn't keep anything, right?", "never"),
        ("Правда ли, что Anthropic никогда не обучает модели?", "never"),
        ("阿里从不保存数据吗?", "never"),
        ("Does DeepSeek always train on what we send?", "always"),
        ("Is DeepSeek banned in the whole EU?", "always"),
        ("DeepSeek запрещён во всём ЕС?", "always"),
        ("DeepSeek是否在整个欧盟被禁止?", "always"),
        ("Which vendors never train on prompts?", None),
        ("Why does OpenAI always keep logs?", None),
        ("Does OpenAI keep prompts?", None),
        ("Can we use all three models?", None),
    ],
)
def test_a_sweeping_question_is_known_by_its_words(question: str, how: str | None) -> None:
    assert swept(question) == how
