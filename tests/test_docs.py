"""Documents that would lie fail here: variables, commands, formats and public names."""

from __future__ import annotations

import argparse
import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

import advisor
from advisor.briefs import schema
from advisor.chat.choice import KEY_VARIABLE, KEY_VARIABLES
from advisor.cli.main import _parser
from advisor.settings import PROJECT_ROOT, Settings
from tests.answer.invariants import CITATION, EXTRA, TIMINGS, TOP

README = PROJECT_ROOT / "README.md"
CORPUS_README = PROJECT_ROOT / "corpus" / "README.md"


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text(encoding="utf-8")


def test_the_environment_variables_are_the_settings(readme: str) -> None:
    documented = set(re.findall(r"\bADVISOR_[A-Z_]+\b", readme))
    # The key of a language model is read from the environment and is no setting: settings are printed and compared.
    assert documented == {f"ADVISOR_{field.name.upper()}" for field in fields(Settings)} | {KEY_VARIABLE}
    assert all(name in readme for name in KEY_VARIABLES)


def test_every_setting_can_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    values = {
        "corpus": tmp_path / "c",
        "home": tmp_path / "h",
        "chroma_url": "http://localhost:1",
        "embedding_model": "m",
        "reranker": "r",
        "language": "ru",
        "edit_corpus": True,
        "stale_vendor_days": 7,
        "stale_days": 8,
        "llm": "ollama:m",
        "llm_url": "http://127.0.0.1:1/v1",
        "llm_price_in": 0.25,
        "llm_price_out": 1.5,
        "llm_uses": "answer,split",
        "nli": "n",
        "llm_hosts": "api.example.org,10.0.0.5:8000",
        "egress": "forbid",
        "mask": "Acme;Jane Roe",
    }
    assert set(values) == {field.name for field in fields(Settings)}
    for name, value in values.items():
        monkeypatch.setenv(f"ADVISOR_{name.upper()}", "on" if value is True else str(value))
    assert Settings.from_environment() == Settings(**values)  # type: ignore[arg-type]
    given = Settings.from_environment(corpus=tmp_path / "other", home=tmp_path / "elsewhere")
    assert (given.corpus, given.home) == (tmp_path / "other", tmp_path / "elsewhere"), "options win"


def subcommands() -> dict[str, argparse.ArgumentParser]:
    action = next(a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    """The options of a command and of its actions."""
    found = {option for action in parser._actions for option in action.option_strings}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found |= {option for inner in action.choices.values() for option in options_of(inner)}
    return found


def commands_in(text: str) -> list[str]:
    return re.findall(r"python3? -m advisor ((?:[^\n`#]|(?<=\w)#)+)", text)


def test_commands_of_the_readme_exist(readme: str) -> None:
    known = subcommands()
    found = commands_in(readme)
    assert found, "the README shows no command"
    for command in found:
        words = re.findall(r'"[^"]*"|\S+', command)
        name = words[0].strip(".,;:)|")
        if name.startswith("-") or name == "…":
            continue
        assert name in known, command
        options = options_of(known[name])
        for word in words[1:]:
            option = word.strip("[].,;:)(").split("=")[0]
            if re.fullmatch(r"--[a-z-]+", option):
                assert option in options, f"{command}: {option}"


def test_every_command_is_in_the_readme(readme: str) -> None:
    named = {re.findall(r"\S+", command)[0].strip(".,;:)|") for command in commands_in(readme)}
    assert set(subcommands()) <= named


def test_the_json_of_an_answer_is_described_field_by_field(readme: str) -> None:
    missing = [name for name in sorted(TOP | EXTRA | CITATION | TIMINGS) if not re.search(rf"\b{name}\b", readme)]
    assert missing == []


def test_every_field_of_the_front_matter_is_explained() -> None:
    text = README.read_text(encoding="utf-8") + CORPUS_README.read_text(encoding="utf-8")
    models = (schema.FrontMatter, schema.RouteFile, schema.CriterionEntry, schema.AssessmentEntry, schema.EntityEntry)
    missing = [
        f"{model.__name__}.{name}"
        for model in models
        for name in model.model_fields
        if not re.search(rf"\b{name}\b", text)
    ]
    assert missing == []


def test_make_targets_of_the_readme_exist(readme: str) -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z]+)\b", readme, re.MULTILINE))
    for target in named:
        assert re.search(rf"^{target}\s*:", makefile, re.MULTILINE), target
    assert {"run", "test"} <= named


def test_links_inside_the_project_lead_somewhere() -> None:
    for page in (README, CORPUS_README):
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_documents_name_no_private_place() -> None:
    """No path of a developer's machine in anything that is shipped as text."""
    pages = [README, CORPUS_README, *(PROJECT_ROOT / "deploy").rglob("*"), PROJECT_ROOT / "Makefile"]
    for page in pages:
        if page.is_file():
            assert not re.search(r"/(?:work|tmp/adv|root)/", page.read_text(encoding="utf-8")), page


def public_names(path: Path) -> list[str]:
    """Public modules, classes, functions and methods of a file that have no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    missing = [] if ast.get_docstring(tree) else ["(module)"]

    def visit(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and not child.name.startswith(
                "_"
            ):
                if not ast.get_docstring(child) and f"{prefix}{child.name}" not in OF_A_PROTOCOL:
                    missing.append(f"{prefix}{child.name}")
                if isinstance(child, ast.ClassDef):
                    visit(child, f"{child.name}.")

    visit(tree, "")
    return missing


#: Described where the protocol is, in index/ports.py.
OF_A_PROTOCOL = {
    f"{kind}.{name}"
    for kinds, names in (
        (("MemoryStore", "ChromaStore"), ("add", "nearest", "vectors", "count", "close")),
        (
            ("E5Small", "MiniLm", "UniversalSentenceEncoder", "HuggingFaceModel"),
            ("documents", "query", "queries", "fingerprint", "name"),
        ),
    )
    for kind in kinds
    for name in names
}
SOURCES = sorted((PROJECT_ROOT / "advisor").rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PROJECT_ROOT).as_posix())
def test_every_public_name_is_documented(path: Path) -> None:
    assert public_names(path) == []


def test_the_door_gives_what_it_promises() -> None:
    for name in advisor.__all__:
        assert getattr(advisor, name).__doc__
    with pytest.raises(AttributeError):
        _ = advisor.nothing_of_that_name


def test_the_error_tree_is_drawn_as_it_is() -> None:
    from advisor import errors

    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__ or "")) | {"AdvisorError"}
    real = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
    assert drawn == real
