"""`advisor decide`: a buyer's profile in, the decision out as a memo for the board or as data."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from advisor.errors import AdvisorError, InputError, NotFound
from advisor.records import LANGUAGES, Corpus, Language
from advisor.settings import Settings

if TYPE_CHECKING:
    from advisor.decide.records import Decision
    from advisor.export.memo_files import Wording
    from advisor.profile import Profile
    from advisor.rulebook import Rulebook

#: As in `export.memo_files`, which is not imported before it is needed.
_FORMATS, _TEXTS = ("md", "json", "docx", "pdf"), ("md", "json")
#: Saaty's limit of the consistency ratio.
_CONSISTENT = 0.1


class _Misused(AdvisorError):
    """The options do not go together."""

    exit_code = 2


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    command.add_argument("--profile", metavar="FILE.yaml|PRESET", help="the buyer's situation, or the id of a preset")
    command.add_argument("--list-presets", action="store_true", help="list the presets and stop")
    command.add_argument("--format", choices=_FORMATS, default="", help="md if --out does not say otherwise")
    command.add_argument("--language", choices=LANGUAGES, default="", help="language of our own words")
    command.add_argument("--out", type=Path, metavar="FILE", help=".md, .json, .docx or .pdf; needed for the last two")
    command.add_argument("--routes", default="", metavar="a,b", help="ids of the routes to choose from; else all")
    command.add_argument("--llm", default="", metavar="PROVIDER:MODEL", help="has it word paragraphs of the memo")


def run_decide(options: argparse.Namespace, settings: Settings) -> int:
    """Run the command; returns the exit status. No model is loaded: only the corpus folder is read."""
    if options.list_presets:
        return _list_presets(settings, _language(options, settings))
    if not options.profile:
        raise _Misused("nothing is to be decided", remedy="Give --profile FILE.yaml, or see --list-presets.")
    form = _form(options)
    from advisor.decide.decision import decide
    from advisor.export.memo_files import memo_file

    corpus, rulebook = _read(settings)
    profile = _profile(options.profile, corpus, rulebook)
    routes = tuple(part.strip() for part in options.routes.split(",") if part.strip())
    if routes:
        profile = replace(profile, routes=routes)
    decision = decide(profile, corpus, rulebook, today=date.today())
    language = _language(options, settings)
    if options.llm and form != "json":
        made = memo_file(form, decision, corpus, rulebook, language, _wording(options, settings, corpus, language))
    else:
        made = memo_file(form, decision, corpus, rulebook, language)
    _warn(decision)
    if options.out is None:
        print(made.data.decode("utf-8").rstrip("\n"))
        return 0
    from advisor.files import replace_bytes

    replace_bytes(options.out, made.data)
    first = [placed.route for placed in decision.ranking if placed.place == 1]
    named = ", ".join(first) or "none"
    said = f"no recommendation, by the general weights {named}" if decision.is_thin and first else f"first {named}"
    print(f"{options.out}: {said}; {len(decision.ranking)} ranked, {len(decision.ruled_out)} not", file=sys.stderr)
    return 0


def _wording(options: argparse.Namespace, settings: Settings, corpus: Corpus, language: Language) -> Wording:
    """What has a model word the memo's paragraphs.

    Raises:
        InputError: the model cannot be asked as it is set, or is not to be used for memos.
        EgressForbidden: its host is not allowed.
    """
    from advisor.chat.consent import Consents
    from advisor.export.memo_prose import worded
    from advisor.wiring import language_model, rewording

    settings = replace(settings, llm=options.llm)
    if "memo" not in settings.uses:
        raise InputError("a model is not to be used for memos", remedy="Add memo to ADVISOR_LLM_USES, or unset it.")
    choice = language_model(settings)
    if choice is None:
        raise InputError("no language model is named", remedy="Write --llm provider:model.")
    Consents(settings.home, settings.egress_forbidden, settings.hosts).require(choice)
    made = rewording(settings, choice, corpus, language)
    return lambda memo: worded(memo, made)


def _warn(decision: Decision) -> None:
    """What nobody should miss who reads only the first line, or pipes the memo on."""
    if decision.is_thin:
        print(
            "warning: too little is stated to recommend a route. State at least two of: data; people_in or "
            "established_in; sector or government_contracts; must_haves.",
            file=sys.stderr,
        )
    if decision.consistency is not None and decision.consistency > _CONSISTENT:
        print(
            f"warning: the pairwise comparisons contradict each other (consistency ratio {decision.consistency:.2f}, "
            "at most 0.1 is usual). Go through them again before relying on the order.",
            file=sys.stderr,
        )


def _language(options: argparse.Namespace, settings: Settings) -> Language:
    return cast(Language, options.language or settings.language or "en")


def _form(options: argparse.Namespace) -> str:
    """What is to be written, before anything is read."""
    ending = options.out.suffix.lower().lstrip(".") if options.out is not None else ""
    form: str = options.format or (ending if ending in _FORMATS else "md")
    if options.out is not None and options.out.resolve() == Path(options.profile).resolve():
        raise InputError("this would replace the profile", where=str(options.out), remedy="Name another file.")
    if options.out is not None and options.out.is_dir():
        raise InputError("this is a folder", where=str(options.out), remedy="Name a file in it, such as memo.pdf.")
    if options.out is not None and not options.format and ending not in _FORMATS:
        endings = ", ".join(f".{known}" for known in _FORMATS)
        raise _Misused("the ending does not say what to write", where=str(options.out), remedy=f"Known: {endings}.")
    if options.out is None and form not in _TEXTS:
        raise _Misused(f"a {form} file is not for a terminal", where="--out", remedy=f"Give --out FILE.{form}.")
    if options.out is not None and ending in _FORMATS and ending != form:
        raise _Misused(f"--format {form} and a file that ends in .{ending}", where="--out", remedy="Leave one out.")
    if options.out is not None and not options.out.resolve().parent.is_dir():
        raise InputError("there is no such folder", where=str(options.out.parent), remedy="Make it first.")
    return form


def _read(settings: Settings) -> tuple[Corpus, Rulebook]:
    from advisor.briefs.corpus import load_corpus
    from advisor.briefs.rulebook import load_rulebook

    corpus = load_corpus(settings.corpus)
    return corpus, load_rulebook(settings.corpus, corpus)


def _profile(given: str, corpus: Corpus, rulebook: Rulebook) -> Profile:
    """The preset of that id, or what the file of that name holds."""
    if given in rulebook.presets:
        return rulebook.presets[given][1]
    path = Path(given)
    if not path.exists() and path.suffix.lower() not in (".yaml", ".yml"):
        presets = ", ".join(rulebook.presets) or "none"
        raise NotFound(f"there is no preset and no file {given}", where="--profile", remedy=f"Presets: {presets}.")
    from advisor.briefs.profiles import parse_profile
    from advisor.cli.main import read_text

    return parse_profile(read_text(path), str(path), corpus, [price.id for price in rulebook.prices])


def _list_presets(settings: Settings, language: Language) -> int:
    _, rulebook = _read(settings)
    width = max((len(preset) for preset in rulebook.presets), default=0)
    for preset, (name, _) in rulebook.presets.items():
        print(f"{preset.ljust(width)}  {name[language]}")
    return 0
