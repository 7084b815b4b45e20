"""The rooms and who may import whom; libraries that could be replaced are named in one file each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.settings import PROJECT_ROOT

PACKAGE = PROJECT_ROOT / "advisor"
FILES = sorted([*PACKAGE.rglob("*.py"), PROJECT_ROOT / "app.py"])

#: What each room may import of ours. The ground floor (records, profile, errors, settings, files …) is open to all.
ROOMS: dict[str, set[str]] = {
    "briefs": {"briefs"},
    "originals": {"briefs", "originals"},
    "index": {"briefs", "index"},
    "retrieval": {"briefs", "index", "retrieval"},
    "documents": {"briefs", "index", "retrieval", "documents"},
    "answer": {"briefs", "index", "retrieval", "answer"},
    "decide": {"briefs", "answer", "decide"},
    "prose": {"briefs", "index", "retrieval", "answer", "prose"},
    "chat": {"prose", "masking", "chat"},
    "masking": set(),
    "wiring": {
        *("briefs", "originals", "index", "retrieval", "documents", "answer", "decide", "prose", "chat", "masking"),
        *("egress", "wiring"),
    },
    "chart_data": set(),
    "charts": {"chart_data"},
    "langchain": {"answer", "wiring"},
    "evaluation": {"briefs", "index", "retrieval", "documents", "answer", "wiring", "charts", "evaluation"},
    "questionnaire": {"briefs", "originals", "index", "retrieval", "answer", "wiring", "questionnaire"},
    "export": {"briefs", "answer", "prose", "questionnaire", "decide", "chart_data", "charts", "export"},
    "doctor": {"briefs", "originals", "index", "egress", "wiring"},
    "cli": {
        *("briefs", "originals", "index", "answer", "wiring", "evaluation", "doctor", "egress", "cli"),
        *("retrieval", "questionnaire", "decide", "export", "chat"),
    },
    "ui": {
        *("briefs", "index", "retrieval", "answer", "wiring", "egress", "questionnaire", "decide", "export"),
        *("charts", "prose", "chat", "masking", "ui", ""),
    },
    "egress": {"chat"},
    "__main__": {"cli"},
    "": {"decide", "wiring"},
    "app": {"ui"},
    "records": {"uses"},
    "uses": set(),
    "profile": set(),
    "rulebook": {"profile", "records"},
    "errors": set(),
    "settings": {"errors", "uses"},
    "files": set(),
    "wheels": {"errors", "files"},
    "ledger": set(),
    "loopback": set(),
}
GROUND_FLOOR = {"records", "profile", "rulebook", "errors", "settings", "files", "wheels", "ledger", "uses", "loopback"}

#: Library -> the only files that may name it.
ADAPTERS: dict[str, tuple[str, ...]] = {
    "chromadb": ("advisor/index/chroma_store.py",),
    "yaml": ("advisor/briefs/located.py",),
    "bm25s": ("advisor/index/lexical.py",),
    "Stemmer": ("advisor/index/tokens.py",),
    "onnxruntime": ("advisor/index/embedders.py",),
    "onnxruntime_extensions": ("advisor/index/embedders.py",),
    "sentence_transformers": (
        "advisor/index/embedders.py",
        "advisor/index/packed_torch.py",
        "advisor/index/cross_encoder.py",
    ),
    "tokenizers": ("advisor/index/bert.py", "advisor/index/packed_e5.py"),
    "safetensors": ("advisor/index/bert.py", "advisor/index/reader.py", "advisor/questionnaire/matching.py"),
    "sklearn": ("advisor/questionnaire/fitting.py",),
    "rapidfuzz": ("advisor/retrieval/spelling.py",),
    "spellchecker": ("advisor/retrieval/spelling.py",),
    "filelock": ("advisor/index/build.py",),
    "ir_measures": ("advisor/evaluation/retrieval.py",),
    "altair": ("advisor/charts.py",),
    "vl_convert": ("advisor/charts.py",),
    "torch": ("advisor/index/packed_torch.py",),
    "transformers": (
        "advisor/index/embedders.py",
        "advisor/index/packed_torch.py",
        "advisor/index/cross_encoder.py",
    ),
    "langchain_core": ("advisor/langchain.py", "advisor/chat/langchain_models.py"),
    "langchain_openai": ("advisor/chat/langchain_models.py",),
    "openai": (),
    "requests": (),
    "httpx": ("advisor/chat/langchain_models.py",),
    "urllib.request": (),
    "httpcore": ("advisor/originals/fetch.py",),
    "socket": ("advisor/originals/addresses.py",),
    "selectolax": ("advisor/originals/extract.py",),
    "pypdf": ("advisor/originals/extract.py",),
    "defusedxml": ("advisor/originals/extract.py",),
    "docx": ("advisor/questionnaire/forms/read_word.py", "advisor/export/word.py"),
    "typst": ("advisor/export/pdf.py",),
    "json5": ("advisor/questionnaire/forms/read_json.py",),
    "charset_normalizer": ("advisor/questionnaire/forms/decoding.py",),
    "pymcdm": ("advisor/decide/mcda.py",),
    "xml.parsers.expat": ("advisor/export/markup.py",),
    "sqlalchemy": ("advisor/questionnaire/database.py",),
}


def relative(path: Path) -> str:
    return path.relative_to(PROJECT_ROOT).as_posix()


def room_of(path: Path) -> str:
    if path == PROJECT_ROOT / "app.py":
        return "app"
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Modules that a file names, wherever in it; `from advisor.x import y` counts as `advisor.x` and `advisor.x.y`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{relative(path)}:{node.lineno}: imports are written in full"
            assert node.module is not None
            yield node.lineno, node.module
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def rooms_imported(path: Path) -> Iterator[tuple[int, str]]:
    names = {room for room in ROOMS if room}
    for line, module in imports(path):
        parts = module.split(".")
        if parts[0] != "advisor":
            continue
        # `from advisor import Settings` goes through the door; `from advisor import wiring` goes to the room.
        yield line, parts[1] if len(parts) > 1 and parts[1] in names else ""


def test_every_file_stands_in_a_known_room() -> None:
    assert {room_of(path) for path in FILES} <= set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_nothing_is_imported_against_the_arrow(path: Path) -> None:
    room = room_of(path)
    allowed = ROOMS[room] | (GROUND_FLOOR if room not in GROUND_FLOOR else set())
    modules = {module for _, module in imports(path)}
    wrong = [
        f"{relative(path)}:{line} imports {target or 'the door'}"
        for line, target in rooms_imported(path)
        if target not in allowed
        # `import advisor.x` makes `advisor` itself appear; only names that are no room go through the door.
        and not (target == "" and not any(m.startswith("advisor.") and m.split(".")[1] not in ROOMS for m in modules))
    ]
    assert wrong == []


@pytest.mark.parametrize("library", ADAPTERS)
def test_a_library_is_named_in_its_adapter_alone(library: str) -> None:
    named = {
        relative(path)
        for path in FILES
        for _, module in imports(path)
        if module == library or module.startswith(f"{library}.")
    }
    assert named <= set(ADAPTERS[library])
    if ADAPTERS[library]:
        assert named, f"{library} is used nowhere: take it out of this list and of the requirements"


def test_streamlit_stays_in_the_page() -> None:
    named = {relative(path) for path in FILES for _, module in imports(path) if module.split(".")[0] == "streamlit"}
    assert all(name == "app.py" or name.startswith("advisor/ui/") for name in named)


def test_only_settings_reads_the_environment() -> None:
    readers = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                reads = node.attr in ("environ", "getenv", "putenv", "environb")
            elif isinstance(node, ast.ImportFrom):
                reads = node.module == "os" and bool({a.name for a in node.names} & {"environ", "getenv"})
            else:
                continue
            if reads and relative(path) != "advisor/settings.py":
                readers.append(f"{relative(path)}:{node.lineno}")
    assert readers == []


def test_session_state_and_query_parameters_have_one_user() -> None:
    users = {
        relative(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("session_state", "query_params")
    }
    assert users <= {"advisor/ui/state.py"}


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_no_file_is_too_long_to_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_no_function_is_too_long(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 70
    ]
    assert long == []


def test_app_is_thin() -> None:
    assert len((PROJECT_ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 40


def test_records_are_frozen() -> None:
    import dataclasses
    import inspect

    from advisor import records

    loose = [
        name
        for name, kind in inspect.getmembers(records, dataclasses.is_dataclass)
        if not getattr(kind, "__dataclass_params__").frozen  # noqa: B009 - typing does not know the attribute
    ]
    assert loose == []


def test_nothing_of_ours_is_evaluated_from_text() -> None:
    """No pickle, eval or shell: what is read is data."""
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec"):
                found.append(f"{relative(path)}:{node.lineno}")
        found += [
            f"{relative(path)}:{line}" for line, module in imports(path) if module in ("pickle", "marshal", "shelve")
        ]
    assert found == []
