"""Notices a question that ties a model to a maker who is not its maker ("Anthropic's GPT-5.6"), and mends it.

Which model is whose, the entities say; the correction is cited with a claim that names both. A host is no maker:
"Bedrock's Claude" and "Claude on Vertex" are as they should be, and so is what somebody tests, forks, bans or sells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from advisor.briefs.names import Mention, NameFinder
from advisor.records import Corpus, Entity, Passage

_MADE = frozenset({"model", "tool"})
_MIDDLE = (
    r"(?:(?:own|new|newest|latest|current|upcoming|flagship|main|big|small|free|paid|open|open-weights?|open-source|proprietary|frontier|famous|"
    r"models?|model family|family|large|language|llms?|ai|assistant|chatbot|app|product|series|called|namely|"
    r"нов\w+|последн\w+|модел\w+|семейств\w+|флагман\w*|ассистент\w*|чат-?бот\w*|нейросет\w+|сво\w+|их|"
    r"最新的?|新的?|旗舰|开源|大?模型|系列|自家的?|聊天机器人)[\s,:，：«\"“(]*)*"
)
#: From a maker to a model: "X's Y", "X and its Y", «X со своей моделью Y», X的Y, X旗下的Y.
_MAKER_FIRST = re.compile(
    rf"(?:['’]s?|['’])\s+{_MIDDLE}|\s+(?:and|with|for|of|on|to|in|about) its (?:own )?{_MIDDLE}|"
    rf".{{0,40}}\s(?:и |со? |к |на |о |об |в |для )?сво(?:ей|ю|его|их|ими|им|ём|ем|и|я|й)\s+{_MIDDLE}|"
    rf"(?:公司)?(?:的|旗下的?|自家的?|(?:开发|研发|推出|发布|出品|训练)的)\s*{_MIDDLE}",
    re.IGNORECASE,
)
#: Two names side by side: "Anthropic GPT-5.6", «гугловский Claude».
_SIDE_BY_SIDE = re.compile(rf" ?{_MIDDLE}", re.IGNORECASE)
#: From a model to a maker: "Y by X", "Y, made by X", «Y от X», «Y компании X», Y是X的, Y(X).
_MODEL_FIRST = re.compile(
    r"\s*,?\s*(?:(?:(?:which|that) )?(?:is |was |are )?(?:made|developed|built|created|trained|produced|released|published|designed|owned) )?(?:by|from)\s+(?:the (?:company|maker|vendor) )?|"
    r"\s*\(\s*|\s*,?\s*(?:разработанн\w+|созданн\w+|выпущенн\w+|обученн\w+)\s+(?:компанией\s+)?|\s+(?:от|производства|разработки)\s+(?:компании\s+)?|\s+(?:компании|фирмы)\s+|"
    r"\s*是(?:由)?",
    re.IGNORECASE,
)
#: "Y is X's", "does Y belong to X", "Y由X开发".
_BELONGS = re.compile(
    r"\s+(?:is|are|was) (?:a |an |the )?(?:model |product |llm )?(?:of|from|by|made by|owned by|developed by)\s+|\s+belongs? to\s+|\s+принадлежит\s+(?:компании\s+)?|属于|(?:是)?由",
    re.IGNORECASE,
)
#: "Does X make Y?"
_MAKES = re.compile(
    r"\s+(?:really |itself |actually )?(?:make|makes|made|develop|develops|developed|own|owns|build|built|create|created|release|released)\s+(?:the )?"
    rf"{_MIDDLE}",
    re.IGNORECASE,
)
#: What follows a model's name where it is not the model that is somebody's, but what was done with it.
_DONE_WITH = re.compile(
    r"^[\s-]*(?:(?:nim|cloud|web|ios|android|desktop) )?(?:based\b|powered\b|(?:(?:api|model|weights?) )?(?:tests?|testing|evaluations?|evals?|red[- ]team\w*|audit\w*|reports?|stud(?:y|ies)|research|findings?|papers?|"
    r"analys[ie]s|accusations?|allegations?|claims?|complaints?|charges?|lawsuits?|bans?|warnings?|review|benchmarks?|comparisons?|jailbreaks?|"
    r"attacks?|forks?|distill?\w*|fine[- ]?tun\w*|quanti[sz]\w*|versions?|variants?|ports?|builds?|images?|containers?|rollouts?|deployments?|deploys?|offers?|offerings?|hosting|"
    r"listings?|endpoints?|integrations?|resale|investment|stake|deal|partnership|usage|use|users?|accounts?|customers?|nims?|containers?|stores?|cards?)\b|"
    r"(?:的)?(?:测试|评测|评估|审计|报告|研究|指控|指责|投诉|诉讼|禁令|警告|蒸馏|微调|量化|版本|部署|托管|集成|投资|合作|账号))",
    re.IGNORECASE,
)
#: Bought from somebody is not made by him.
_BOUGHT = re.compile(
    r"\b(?:buy|bought|purchas\w*|procur\w*|licen[sc]\w*|order|get|rent|resell\w*|subscri\w*|host\w*|serv(?:e|ed|ing)|access|use|using|used|run|running|available)\b|"
    r"куп\w+|закуп\w+|приобре\w+|получ\w+|аренд\w+|доступ\w*|использ\w+|购买|采购|租用|托管",
    re.IGNORECASE,
)
#: What stands before a model whose "by" belongs to a deed: "use of Claude by Microsoft".
_DEED = re.compile(r"\b(?:of|on|against|in|with|into|about)\s+(?:the |a |an )?$", re.IGNORECASE)
#: How a claim says plainly whose a model is, between the two names.
_PLAINLY = re.compile(
    rf"(?:['’]s)?\s+{_MIDDLE}|\s+(?:has )?(?:released|published|launched|announced|introduced|trained)\s+{_MIDDLE}",
    re.I,
)
_PLAINLY_BACK = re.compile(
    r"\s+(?:models? )?(?:maker|vendor|developer)\s+|,?\s+(?:(?:was |is )?(?:made|developed|released|published) )?by\s+",
    re.I,
)
#: What speaks for a claim as proof of whose a model is, and what each further vendor in it takes away.
_SAYS_BOTH, _HEADED, _FULL, _SUPERSEDED, _ANOTHER = 4.0, 2.0, 1.0, -1.0, -0.5
_MOST_OTHERS = 4


@dataclass(frozen=True, slots=True)
class Pairing:
    """A model that a question ascribes to the wrong maker, and the claim that shows the right one."""

    model: str
    wrong: str
    right: str
    proof: Passage


@dataclass(frozen=True, slots=True)
class Pairings:
    """Finds wrong pairings in questions. Immutable, so it may be shared by threads."""

    corpus: Corpus
    names: NameFinder

    def mended(self, text: str) -> tuple[str, tuple[Pairing, ...]]:
        """A question with the right makers in place of wrong ones, and what was put right.

        A model of which no claim names the maker stays as it is: nothing is said without proof.
        """
        found: dict[tuple[str, str], Pairing] = {}
        mentions = [mention for mention in self.names.find(text) if mention.entity in self.corpus.entities]
        changes: list[tuple[int, int, str]] = []
        for maker, model in self._tied(text, mentions):
            right = self._maker_of(model.entity)
            key = (model.entity, maker.entity)
            proof = found[key].proof if key in found else self._proof(model.entity, right)
            if proof is None:
                continue
            found[key] = Pairing(self._named_in(proof, model.entity), maker.entity, right, proof)
            if model.entity == right and maker.end <= model.start:
                # "Alibaba's DeepSeek" is DeepSeek.
                changes.append((maker.start, model.start, ""))
            else:
                changes.append((maker.start, maker.end, self.corpus.entities[right].name["en"]))
        for start, end, name in sorted(set(changes), reverse=True):
            text = f"{text[:start]}{name}{text[end:]}"
        return text, tuple(found.values())

    def _tied(self, text: str, mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
        """Pairs of a vendor and a model of somebody else that the text ties together."""
        tied = []
        for one, other in pairwise(mentions):
            if one.end > other.start:
                continue
            between = text[one.end : other.start]
            for maker, model in ((one, other), (other, one)):
                if self._is_maker(maker.entity) and self._is_model(model.entity) and self._differ(maker, model):
                    first = maker is one
                    if self._ties(text, between, maker, model, first=first):
                        tied.append((maker, model))
        named = {mention.entity for mention in mentions}
        return [pair for pair in tied if not self._hosts(pair[0].entity, named)]

    def _ties(self, text: str, between: str, maker: Mention, model: Mention, *, first: bool) -> bool:
        if _DONE_WITH.match(text[max(maker.end, model.end) :]):
            return False
        if first:
            asks_whether = re.search(r"\b(?:do|does|did)\s+$", text[: maker.start], re.IGNORECASE)
            side_by_side = not self._has_hosts(maker.entity) and self._stands_alone(text, maker, model)
            return bool(
                _MAKER_FIRST.fullmatch(between)
                or (asks_whether and _MAKES.fullmatch(between))
                or (side_by_side and _SIDE_BY_SIDE.fullmatch(between))
            )
        if not (_MODEL_FIRST.fullmatch(between) or _BELONGS.fullmatch(between)):
            return False
        if "是" in between or "由" in between:
            return bool(re.match(r"(?:公司)?(?:的|开发|研发|推出|发布|出品|训练|旗下)", text[maker.end :]))
        if "(" in between:
            return text[maker.end : maker.end + 1] == ")"
        if re.search(r"(?:^|\s)(?:by|from|от)\b", between, re.IGNORECASE):
            sold = self._has_hosts(maker.entity) and _BOUGHT.search(text[: model.start])
            bare = re.fullmatch(r"\W*(?:by|from|от)\W+", between, re.IGNORECASE)
            return not (sold or (bare and _DEED.search(text[: model.start])))
        return True

    def _stands_alone(self, text: str, maker: Mention, model: Mention) -> bool:
        """Whether two names side by side are no list without commas."""
        others = [m for m in self.names.find(text) if m.end <= maker.start or m.start >= model.end]
        return not any(
            re.fullmatch(r"[\s,/、，+&]*", text[min(m.end, model.end) : max(m.start, maker.start)])
            for m in others
            if m.end <= maker.start
        ) and not any(re.fullmatch(r"[\s,/、，+&]*", text[model.end : m.start]) for m in others if m.start >= model.end)

    # -- what the entities say ----------------------------------------------------------------------------------------
    def _maker_of(self, key: str) -> str:
        entities = self.corpus.entities
        seen: set[str] = set()
        while entities[key].parent in entities and key not in seen:
            seen.add(key)
            key = entities[key].parent
        return key

    def _children(self, key: str) -> list[Entity]:
        return [entity for entity in self.corpus.entities.values() if entity.parent == key]

    def _is_maker(self, key: str) -> bool:
        """Whether it is a vendor of models: who only tests or sells them is not said to make them."""
        entity = self.corpus.entities[key]
        return entity.type == "vendor" and any(child.type in _MADE for child in self._children(key))

    def _is_model(self, key: str) -> bool:
        """Whether it is a model, or a vendor whose models all bear its name ("Alibaba's DeepSeek")."""
        entity = self.corpus.entities[key]
        if entity.type in _MADE:
            return self.corpus.entities[self._maker_of(key)].type == "vendor" and self._is_of_models(key)
        models = [child for child in self._children(key) if child.type == "model"]
        name = entity.name["en"].lower()
        return entity.type == "vendor" and bool(models) and all(name in child.name["en"].lower() for child in models)

    def _is_of_models(self, key: str) -> bool:
        """A model, or an app of one; a chip or a library may be in anybody's hands."""
        entity = self.corpus.entities[key]
        siblings = self._children(self._maker_of(key))
        return entity.type == "model" or (
            any(child.type == "model" for child in siblings)
            and not any(s.type == "host" and s.id == key for s in siblings)
        )

    def _differ(self, maker: Mention, model: Mention) -> bool:
        return maker.entity not in self.names.with_parents([model.entity])

    def _has_hosts(self, key: str) -> bool:
        return any(child.type == "host" for child in self._children(key))

    def _hosts(self, key: str, named: set[str]) -> bool:
        """Whether a service of the vendor that runs others' models is named too ("Amazon's Claude on Bedrock")."""
        return any(child.type == "host" and child.id in named for child in self._children(key))

    def _named_in(self, proof: Passage, model: str) -> str:
        """The model, or the family of it that a claim names."""
        while model not in proof.entities and self.corpus.entities[model].parent:
            model = self.corpus.entities[model].parent
        return model

    # -- proof --------------------------------------------------------------------------------------------------------
    def _proof(self, model: str, right: str) -> Passage | None:
        """The claim that says best whose the model is; one of its family where none names the model itself."""
        line = [model]
        while self.corpus.entities[line[-1]].parent not in ("", right):
            line.append(self.corpus.entities[line[-1]].parent)
        for key in line:
            rated = [(self._says(passage, key, right), passage) for passage in self.corpus.claims]
            best = max(rated, key=lambda pair: (pair[0], pair[1].source.date, pair[1].id), default=(0.0, None))
            if best[1] is not None and best[0] > 0:
                return best[1]
        return None

    def _says(self, passage: Passage, model: str, right: str) -> float:
        """How plainly a claim says whose a model is; 0 where it does not name both."""
        if not {model, right} <= passage.entities or passage.source.language != "en":
            return 0.0
        mentions = self.names.find(passage.text)
        if not {model, right} <= {mention.entity for mention in mentions}:
            return 0.0
        plainly = model == right or any(
            self._plainly(passage.text, one, other, model, right) for one, other in pairwise(mentions)
        )
        entities = self.corpus.entities
        others = sum(entities[key].type == "vendor" for key in passage.entities if key in entities) - 1
        return (
            3.0
            + _SAYS_BOTH * plainly
            + _HEADED * ({model, right} <= self.names.ids(passage.heading))
            + _FULL * (passage.verified == "full")
            + _SUPERSEDED * bool(passage.superseded_by)
            + _ANOTHER * min(others, _MOST_OTHERS)
        )

    @staticmethod
    def _plainly(text: str, one: Mention, other: Mention, model: str, right: str) -> bool:
        between = text[one.end : other.start]
        if (one.entity, other.entity) == (right, model):
            return bool(_PLAINLY.fullmatch(between))
        return (one.entity, other.entity) == (model, right) and bool(_PLAINLY_BACK.fullmatch(between))
