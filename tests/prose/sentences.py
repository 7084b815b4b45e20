"""Sentences as language models write them, about real passages of the corpus: faithful ones, and false ones by kind.

Each entry names the passages that its keys name, by the source's id and the claim's anchor.
"""

from __future__ import annotations

FINES = "klerk-152fz-rules#russia-152fz-fines"
V4 = "deepseek-v4-pro-card#deepseek-v4-family"
PERPLEXITY = "perplexity-api-terms#perplexity-api-no-training"
BEDROCK = "aws-repost-deepseek-restrictions#aws-repost-deepseek-controls"
NDAA = "agora-ndaa-6604#ndaa-fy2026-6604"
LEAK = "lemma-057-deepseek-clickhouse#deepseek-clickhouse-2025"
K3 = "kimi-k3-licence#k3-licence-limits-hosts"
GLM = "glm-5-readme#glm-5-specs"
PAFACA = "wikipedia-pafaca#pafaca"
GROQ = "groq-your-data#groq-default-no-retention"
CHATGPT = "openai-data-controls-faq#openai-consumer-default-training"
SLACK = "beyondscale-slack-ai#slack-ai-prompt-injection-2024"
CAP = "deepseek-open-platform-terms#deepseek-api-law-and-cap"
OLLAMA = "ollama-faq#ollama-default-bind"
STEP = "vllm-recipes-stepfun#stepfun-step-flash"
LABELS = "sesec-prc-ai-labelling#prc-labelling-2025"
TOGETHER = "together-terms#together-model-licence-duty"
ADDENDUM = "google-advanced-ai-addendum#google-advanced-ai-addendum"
XAI = "xai-enterprise-terms#xai-enterprise-indemnity"
OUTBOUND = "acagpt-ai-law-brief#us-outbound-rule-proposal-2026"
TERMINATION = "openai-services-agreement#openai-termination-deletion"
TRAINING = "openai-your-data#openai-api-no-training-default"
LOGS = "openai-your-data#openai-api-30-day-abuse-logs"
ZDR = "openai-your-data#openai-zdr-approval-gated"
GAPS = "openai-your-data#openai-zdr-endpoint-gaps"

#: Language, passages named, sentence. All of them must be able to pass: what is struck here is lost prose.
FAITHFUL: list[tuple[str, tuple[str, ...], str]] = [
    ("en", (TRAINING,), "OpenAI says it has not trained on API data since 1 March 2023 unless the customer opts in."),
    (
        "en",
        (TRAINING,),
        "By OpenAI's account, nothing sent to its API since 2023-03-01 has gone into training its models, except where a "
        "customer expressly chose to share.",
    ),
    (
        "en",
        (LOGS,),
        "OpenAI keeps API abuse-monitoring logs, which may contain prompts and outputs, for up to 30 days by default.",
    ),
    (
        "en",
        (LOGS,),
        "The logs for abuse monitoring exist by default for nearly all API features and stay up to 30 days.",
    ),
    ("en", (ZDR,), "Zero Data Retention is open to eligible customers only, and OpenAI must approve it."),
    ("en", (ZDR,), "Under either control, customer content stays out of the abuse-monitoring logs."),
    ("en", (GROQ,), "Groq says that inputs and outputs of inference are not retained by default."),
    ("en", (GROQ,), "Usage metadata, which holds no content, is kept in every case."),
    ("en", (CAP,), "DeepSeek's API terms apply the law of mainland China."),
    ("en", (CAP,), "DeepSeek is liable for no more than the fees of the past 12 months."),
    (
        "en",
        (OLLAMA,),
        "By default Ollama listens at 127.0.0.1 port 11434, so it is reachable only from the machine it runs on.",
    ),
    ("en", (V4,), "DeepSeek released V4-Pro and V4-Flash on 24 April 2026 under MIT, with a context of 1M tokens."),
    ("en", (PERPLEXITY,), "Perplexity's API terms bar it from training generative models with customer content."),
    (
        "en",
        (PERPLEXITY,),
        "Models of third parties are subject to terms of their own, over which Perplexity has no control.",
    ),
    (
        "en",
        (BEDROCK,),
        "Organisation-wide rules can deny DeepSeek models, but these rules do not cover models the customer imports itself.",
    ),
    (
        "en",
        (LEAK,),
        "Wiz reported on 29 January 2025 that a ClickHouse database of DeepSeek could be opened without a password.",
    ),
    ("en", (GLM,), "GLM-5 has 744B parameters, 40B of them active."),
    (
        "en",
        (CHATGPT,),
        "In personal workspaces of ChatGPT, sharing for training is switched on until the user turns it off.",
    ),
    (
        "en",
        (LABELS,),
        "Services in China must put visible labels on AI-generated content and embed metadata with the provider's name.",
    ),
    (
        "en",
        (TOGETHER,),
        "Under Together's terms it is the customer who has to comply with the licences of third-party models.",
    ),
    (
        "en",
        (TERMINATION,),
        "When the agreement ends, OpenAI has 30 days to delete customer content, save where the law makes it keep some.",
    ),
    ("en", (STEP,), "In 4-bit form Step-3.5-Flash and Step-3.7-Flash take about 118 GB of GPU memory."),
    ("en", (LOGS, GROQ), "OpenAI keeps API abuse-monitoring logs for up to 30 days by default."),
    (
        "ru",
        (TRAINING,),
        "OpenAI заявляет, что с 1 марта 2023 года не обучает модели на данных из API, если клиент сам не дал на это согласие.",
    ),
    (
        "ru",
        (LOGS,),
        "По умолчанию OpenAI хранит журналы мониторинга злоупотреблений API до 30 дней; в них могут быть запросы и ответы.",
    ),
    (
        "ru",
        (GROQ,),
        "Groq заявляет, что по умолчанию не хранит запросы и ответы, а в оговорённых случаях хранит их до 30 дней.",
    ),
    ("ru", (CAP,), "Условия API DeepSeek подчинены праву материкового Китая."),
    ("ru", (CAP,), "Ответственность DeepSeek ограничена платежами за последние 12 месяцев."),
    ("ru", (FINES,), "За первичную запись персональных данных не на серверах в России грозит штраф до 6 млн рублей."),
    ("ru", (TOGETHER,), "За соблюдение лицензий сторонних моделей, согласно условиям Together AI, отвечает клиент."),
    (
        "ru",
        (CHATGPT,),
        "Личные учётные записи ChatGPT по умолчанию отдают данные на обучение моделей OpenAI, пока пользователь это не отключит.",
    ),
    ("ru", (LABELS,), "С 1 сентября 2025 года сервисы в Китае обязаны видимым образом помечать ИИ-контент."),
    ("zh", (TRAINING,), "OpenAI 称，自2023年3月1日起，除非客户主动选择加入，否则不会用 API 数据训练模型。"),
    ("zh", (LOGS,), "OpenAI 默认保留 API 滥用监控日志最长30天，其中可能包含提示词和输出。"),
    ("zh", (GROQ,), "Groq 称默认不保存输入和输出，仅在列明的情形下最多保存30天。"),
    ("zh", (CAP,), "DeepSeek API 条款适用中国大陆法律。"),
    ("zh", (CAP,), "DeepSeek API 条款的责任上限为过去12个月的费用。"),
    ("zh", (TOGETHER,), "Together AI 的条款规定，遵守第三方模型许可证由客户负责。"),
    ("zh", (OLLAMA,), "文档显示，Ollama 默认只监听本机 127.0.0.1 的11434端口。"),
    ("zh", (LABELS,), "自2025年9月1日起，中国境内的服务须显式标识 AI 生成内容。"),
]

#: Kind → language, passages named, sentence. None of them may pass.
FALSE: dict[str, list[tuple[str, tuple[str, ...], str]]] = {
    "a figure is swapped": [
        ("en", (LOGS,), "OpenAI keeps API abuse-monitoring logs for up to 60 days by default."),
        (
            "en",
            (TRAINING,),
            "OpenAI says it has not trained on API data since 1 March 2024 unless the customer opts in.",
        ),
        ("en", (CAP,), "DeepSeek is liable for no more than the fees of the past 24 months."),
        ("en", (GLM,), "GLM-5 has 744B parameters, 44B of them active."),
        ("en", (OLLAMA,), "Ollama listens only on the local machine by default, at 127.0.0.1 port 11435."),
        ("en", (LOGS,), "OpenAI keeps API abuse-monitoring logs for up to thirty-five days by default."),
        ("ru", (LOGS,), "По умолчанию OpenAI до 90 дней хранит журналы мониторинга злоупотреблений API."),
        (
            "ru",
            (FINES,),
            "За первичную запись персональных данных не на серверах в России грозит штраф до 16 млн рублей.",
        ),
        ("zh", (LOGS,), "OpenAI 默认保留 API 滥用监控日志最长60天，其中可能包含提示词和输出。"),
        ("zh", (CAP,), "DeepSeek API 条款适用中国大陆法律，责任上限为过去24个月的费用。"),
    ],
    "a figure counts something else": [
        ("en", (LOGS,), "OpenAI keeps API abuse-monitoring logs for up to 30 months by default."),
        ("en", (CAP,), "DeepSeek is liable for no more than the fees of the past 12 days."),
        ("en", (STEP,), "In FP8 form Step-3.5-Flash and Step-3.7-Flash take about 118 GB of GPU memory."),
        ("en", (GLM,), "GLM-5 has 40B parameters, 744B of them active."),
        ("en", (V4,), "DeepSeek released V4-Pro (284B parameters in all, 13B active) under MIT."),
        ("en", (V4,), "DeepSeek published V4-Pro and V4-Flash under MIT on 24 April 2026, with a 1T-token context."),
        ("ru", (LOGS,), "По умолчанию OpenAI до 30 месяцев хранит журналы мониторинга злоупотреблений API."),
        (
            "ru",
            (FINES,),
            "За первичную запись персональных данных не на серверах в России грозит штраф до 6 млрд рублей.",
        ),
        ("zh", (LOGS,), "OpenAI 默认保留 API 滥用监控日志最长30个月，其中可能包含提示词和输出。"),
        ("zh", (CAP,), "DeepSeek API 条款的责任上限为过去12天的费用。"),
    ],
    "a party is swapped": [
        ("en", (LOGS,), "Anthropic keeps API abuse-monitoring logs for up to 30 days by default."),
        ("en", (CAP,), "Moonshot's API terms apply the law of mainland China."),
        ("en", (LEAK,), "Wiz reported on 29 January 2025 an open OpenAI database with plaintext chats and API keys."),
        (
            "en",
            (CHATGPT,),
            "Personal Claude accounts share data for OpenAI's training by default until the user switches the setting off.",
        ),
        ("en", (V4,), "Alibaba released V4-Pro and V4-Flash on 24 April 2026 under MIT."),
        ("ru", (LOGS,), "По умолчанию Anthropic до 30 дней хранит журналы мониторинга злоупотреблений API."),
        ("ru", (CAP,), "Условия API Alibaba подчинены праву материкового Китая."),
        ("zh", (LOGS,), "Anthropic 默认保留 API 滥用监控日志最长30天，其中可能包含提示词和输出。"),
        ("zh", (CAP,), "阿里巴巴 API 条款适用中国大陆法律。"),
    ],
    "parties change places": [
        ("en", (BEDROCK,), "DeepSeek account policies can deny AWS models, but not custom-imported models."),
        (
            "en",
            (TOGETHER,),
            "Under the terms it is Together that has to comply with the licences of third-party models, not the customer.",
        ),
        ("en", (CAP,), "DeepSeek indemnifies the developer and answers jointly for end users."),
        ("en", (CAP,), "DeepSeek answers jointly for end users."),
    ],
    "a negation is dropped": [
        ("en", (TRAINING,), "OpenAI says it has trained on API data since 1 March 2023 unless the customer opts in."),
        ("en", (GROQ,), "Inputs and outputs of inference are by default retained, Groq says."),
        (
            "en",
            (BEDROCK,),
            "These rules cover models the customer imports itself or models run directly on rented servers.",
        ),
        ("en", (NDAA,), "Its wording is about an application or service, and it does bind the private sector."),
        ("en", (LEAK,), "This concerns the hosted service; downloadable weights are affected."),
        ("en", (PERPLEXITY,), "Protected health information may be sent without a business associate agreement."),
        (
            "ru",
            (TRAINING,),
            "OpenAI заявляет, что с 1 марта 2023 года обучает модели на данных из API, если клиент сам дал на это согласие.",
        ),
        ("ru", (GROQ,), "Groq заявляет, что по умолчанию хранит запросы и ответы."),
        ("zh", (GROQ,), "Groq 称默认保存输入和输出，仅在列明的情形下最多保存30天。"),
        ("zh", (TRAINING,), "OpenAI 称，自2023年3月1日起，除非客户主动选择加入，否则会用 API 数据训练模型。"),
    ],
    "a negation is added": [
        ("en", (CAP,), "DeepSeek's API terms do not apply the law of mainland China."),
        (
            "en",
            (CHATGPT,),
            "Personal ChatGPT accounts do not share data for OpenAI's training by default until the user switches the setting off.",
        ),
        ("en", (ZDR,), "Under either, customer content never stays out of the abuse-monitoring logs."),
        (
            "en",
            (TOGETHER,),
            "Under Together's terms the customer has no need to comply with the licences of third-party models.",
        ),
        ("ru", (CAP,), "Условия API DeepSeek не подчинены праву материкового Китая."),
        ("ru", (LABELS,), "С 1 сентября 2025 года сервисы в Китае не обязаны видимым образом помечать ИИ-контент."),
        ("zh", (CAP,), "DeepSeek API 条款不适用中国大陆法律。"),
        ("zh", (LABELS,), "自2025年9月1日起，中国境内服务无须显式标识 AI 生成内容。"),
    ],
    "possibility becomes fact": [
        ("en", (ADDENDUM,), "Zero data retention (ZDR), Google says, is not possible."),
        ("en", (LOGS,), "OpenAI's logs for abuse monitoring contain prompts and outputs and stay up to 30 days."),
        (
            "en",
            (SLACK,),
            "PromptArmor showed in August 2024 that planted instructions make Slack AI reveal private-channel data.",
        ),
        (
            "en",
            (PAFACA,),
            "US law PAFACA bans adversary-controlled apps; beyond ByteDance it needs a presidential determination.",
        ),
        (
            "ru",
            (ADDENDUM,),
            "Google Cloud до 30 дней хранит запросы к моделям категории «Advanced AI», и нулевое хранение невозможно.",
        ),
        ("zh", (ADDENDUM,), "Google Cloud 对“Advanced AI”模型的提示词最长记录30天，无法实现零数据留存。"),
        ("en", (XAI,), "At its sole discretion xAI must terminate the agreement or close an account at any time."),
    ],
    "a condition or a limit is dropped": [
        ("en", (TRAINING,), "OpenAI says it has not trained on API data since 1 March 2023."),
        ("en", (ZDR,), "Zero Data Retention (ZDR) and Modified Abuse Monitoring (MAM) are open to customers."),
        ("en", (GROQ,), "Inputs and outputs of inference are not retained, Groq says."),
        ("en", (TERMINATION,), "When the agreement ends, OpenAI has to delete all customer content."),
        ("en", (LOGS,), "OpenAI keeps API abuse-monitoring logs for 30 days in every case."),
        ("ru", (TRAINING,), "OpenAI заявляет, что с 1 марта 2023 года не обучает модели на данных из API."),
        ("ru", (CHATGPT,), "Личные учётные записи ChatGPT отдают данные на обучение моделей OpenAI."),
        ("zh", (TRAINING,), "OpenAI 称，自2023年3月1日起，不会用 API 数据训练模型。"),
        ("zh", (CHATGPT,), "个人 ChatGPT 账户将数据用于 OpenAI 训练。"),
    ],
    "a claim becomes a fact": [
        ("en", (GROQ,), "Inputs and outputs of inference are by default not retained by Groq."),
        (
            "en",
            (OUTBOUND,),
            "In October 2026 the Treasury extended the limits to every Chinese company that develops AI systems.",
        ),
        (
            "ru",
            (OUTBOUND,),
            "Минфин США ограничил американские инвестиции во все китайские компании, разрабатывающие ИИ-системы.",
        ),
        ("zh", (OUTBOUND,), "美国财政部限制美国资本投资所有开发 AI 系统的中国企业。"),
    ],
    "more is claimed than is said": [
        ("en", (PERPLEXITY,), "Perplexity's API terms always forbid training on all customer content."),
        ("en", (GLM,), "GLM-5 has the most parameters, 744B, 40B of them active."),
        ("en", (LEAK,), "In it were over one million lines of logs, therefore chats in plain text of every customer."),
        ("en", (BEDROCK,), "AWS account policies guarantee to deny DeepSeek models."),
        ("ru", (CAP,), "Условия API DeepSeek всегда подчинены только праву материкового Китая."),
        ("zh", (CAP,), "DeepSeek API 条款必须只适用中国大陆法律。"),
    ],
    "what is left out turns it round": [
        ("en", (PERPLEXITY,), "Perplexity trains or improves generative models with customer content."),
        ("en", (CHATGPT,), "In personal workspaces of ChatGPT sharing for training is switched on."),
        ("en", (BEDROCK,), "AWS account policies can deny custom-imported models or models run directly on EC2."),
        ("en", (LEAK,), "A ClickHouse database of DeepSeek could be opened with a password."),
        ("en", (K3,), "The triggers concern customers of certified inference partners."),
        (
            "en",
            (XAI,),
            "In the version of 2025-06-27 xAI gave an indemnity for claims by end users, unlawful inputs and breaches.",
        ),
        ("en", (PAFACA,), "It concerns the distribution of self-hosted weights."),
        ("en", (FINES,), "Foreign software is barred."),
        ("ru", (BEDROCK,), "Политики AWS позволяют запретить импортированные модели и модели на EC2."),
        ("ru", (GLM,), "Отдельный раздел о лицензии весов в README есть."),
        ("zh", (BEDROCK,), "AWS 账户策略可在整个组织内禁用自行导入的模型。"),
        ("zh", (PERPLEXITY,), "Perplexity 的 API 条款用客户内容训练模型。"),
    ],
    "a quantifier grows": [
        ("en", (LOGS,), "OpenAI's logs for abuse monitoring exist by default for all API features."),
        ("en", (STEP,), "In 4-bit form Step-3.7-Flash needs 118 GB of GPU memory."),
        ("en", (LEAK,), "In it were one million lines of logs since 2025-01-06."),
        ("en", (ADDENDUM,), "For all Claude models sharing data with Anthropic is required in addition."),
        (
            "ru",
            (STEP,),
            "Согласно рецептам vLLM, StepFun Step-3.5-Flash и Step-3.7-Flash в 4-битном виде требуют 118 ГБ видеопамяти.",
        ),
        ("zh", (STEP,), "据 vLLM 部署配方，阶跃星辰 Step-3.5-Flash 和 Step-3.7-Flash 的4位版本需118 GB 显存。"),
    ],
    "it is invented": [
        ("en", (CAP,), "DeepSeek encrypts all prompts with AES-256 and deletes them after processing."),
        ("en", (LOGS,), "Customers can request a copy of the logs by e-mail at any time."),
        ("en", (GROQ,), "Groq is certified under ISO 27001 and SOC 2."),
        ("en", (OLLAMA,), "You should ask your lawyer before you use Ollama."),
        ("en", (GLM,), "This makes GLM-5 a good choice for companies with their own machines."),
        ("ru", (CAP,), "DeepSeek шифрует все запросы и удаляет их после обработки."),
        ("ru", (LOGS,), "Рекомендуем обратиться к юристу перед использованием."),
        ("zh", (CAP,), "DeepSeek 会加密所有提示词，并在处理后立即删除。"),
        ("zh", (GROQ,), "Groq 已通过 ISO 27001 认证。"),
    ],
    "the key is another source's": [
        ("en", (CAP,), "OpenAI keeps API abuse-monitoring logs for up to 30 days by default."),
        ("en", (GROQ,), "OpenAI keeps API abuse-monitoring logs for up to 30 days by default."),
        ("en", (LOGS,), "Groq says that inputs and outputs of inference are not retained by default."),
        ("en", (V4,), "GLM-5 has 744B parameters, 40B of them active."),
        ("ru", (GROQ,), "По умолчанию OpenAI до 30 дней хранит журналы мониторинга злоупотреблений API."),
        ("zh", (GROQ,), "OpenAI 默认保留 API 滥用监控日志最长30天，其中可能包含提示词和输出。"),
    ],
    "a word is swapped": [
        ("en", (LOGS,), "OpenAI sells API abuse-monitoring logs for up to 30 days by default."),
        (
            "en",
            (LOGS,),
            "OpenAI keeps API training logs, which can hold prompts and outputs, for up to 30 days by default.",
        ),
        (
            "en",
            (LOGS,),
            "OpenAI keeps API abuse-monitoring logs, which can hold prompts and outputs, for up to sixty days by default.",
        ),
        (
            "en",
            (LOGS,),
            "OpenAI deletes API abuse-monitoring logs, which can hold prompts and outputs, within 30 days by default.",
        ),
        ("en", (ZDR,), "Zero Data Retention is open to all customers only, and OpenAI must approve it."),
        (
            "en",
            (TERMINATION,),
            "When the agreement ends, OpenAI has 30 days to retain customer content, save where the law makes it keep some.",
        ),
        ("en", (PERPLEXITY,), "Perplexity trains generative models with customer content."),
        (
            "en",
            (LOGS,),
            "OpenAI keeps API abuse-monitoring logs, which can hold prompts and outputs, for 30 days by default.",
        ),
        (
            "en",
            (LOGS,),
            "OpenAI keeps API abuse-monitoring logs, which can hold prompts and outputs, for at least 30 days by default.",
        ),
        ("en", (LOGS,), "The logs for abuse monitoring exist for all API features and stay up to 30 days."),
        (
            "ru",
            (LOGS,),
            "По умолчанию OpenAI до 30 дней продаёт журналы мониторинга злоупотреблений API, в которых могут быть запросы.",
        ),
        (
            "ru",
            (CAP,),
            "Условия API DeepSeek подчинены праву материковой Индии, а её ответственность ограничена платежами за последние 12 месяцев.",
        ),
        ("zh", (LOGS,), "OpenAI 默认出售 API 滥用监控日志最长30天，其中可能包含提示词和输出。"),
        ("zh", (LOGS,), "OpenAI 默认保留 API 滥用监控日志至少30天，其中可能包含提示词和输出。"),
    ],
    "two passages are mixed": [
        (
            "en",
            (LOGS, GROQ),
            "Groq keeps API abuse-monitoring logs, which can hold prompts and outputs, for up to 30 days by default.",
        ),
        ("en", (V4, GLM), "DeepSeek released V4-Pro with 744B parameters, 40B of them active."),
        (
            "en",
            (TRAINING, LOGS),
            "OpenAI says it has not trained on API data for up to 30 days by default unless the customer opts in.",
        ),
        (
            "en",
            (CAP, TOGETHER),
            "DeepSeek's API terms make the customer responsible for complying with the licences of third-party models.",
        ),
        (
            "ru",
            (LOGS, GROQ),
            "По умолчанию Groq до 30 дней хранит журналы мониторинга злоупотреблений API, в которых могут быть запросы и ответы.",
        ),
        ("zh", (LOGS, GROQ), "Groq 默认保留 API 滥用监控日志最长30天，其中可能包含提示词和输出。"),
    ],
}
