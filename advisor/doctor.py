"""Examines an installation and says what to mend."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass

from advisor.errors import AdvisorError
from advisor.settings import PROJECT_ROOT, Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    sound: bool
    detail: str

    def as_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return asdict(self)


def examine(settings: Settings) -> list[Finding]:
    """Look at everything an installation needs; never raises for what it finds."""
    checks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("Python", _python),
        ("models", _models),
        ("corpus", _corpus),
        ("originals", _originals),
        ("index", _index),
        ("home folder", _home),
        ("Streamlit settings", _streamlit),
        ("egress", _egress),
        ("checking model", _checking),
    )
    findings: list[Finding] = []
    for subject, check in checks:
        try:
            findings.append(Finding(subject, True, check(settings)))
        except AdvisorError as error:
            findings.append(Finding(subject, False, str(error)))
        except (OSError, ImportError) as error:
            findings.append(Finding(subject, False, f"{type(error).__name__}: {error}"))
    return findings


def _python(_settings: Settings) -> str:
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def _models(_settings: Settings) -> str:
    from advisor.index.packaged import PACKAGED_MODELS, locate
    from advisor.index.reader import check_reader

    for model in PACKAGED_MODELS:
        locate(model)
    check_reader()
    return ", ".join(f"{name} (digest right)" for name in (*(model.name for model in PACKAGED_MODELS), "reader"))


def _corpus(settings: Settings) -> str:
    from advisor.briefs.corpus import load_corpus

    corpus = load_corpus(settings.corpus)
    return (
        f"{len(corpus.briefs)} sources, {len(corpus.claims)} claims, {len(corpus.routes)} routes, "
        f"{len(corpus.criteria)} criteria, {len(corpus.assessments)} assessments"
    )


def _originals(settings: Settings) -> str:
    from advisor.originals.snapshots import SnapshotStore

    store = SnapshotStore(settings.home)
    count = 0
    for source_id in store.sources():
        snapshots, damaged = store.series(source_id)
        damaged += [fault for snapshot in snapshots if (fault := store.fault(snapshot))]
        if damaged:
            raise AdvisorError(
                damaged[0].what,
                where=damaged[0].path,
                remedy=f"Delete that snapshot, then run `python -m advisor sources fetch {source_id}`.",
            )
        count += len(snapshots)
    return f"{count} snapshots of {len(store.sources())} sources, all sound" if count else "none fetched"


def _index(settings: Settings) -> str:
    from advisor.wiring import full_corpus, index_home

    corpus = full_corpus(settings)
    index = index_home(settings).open(corpus.passages, corpus.sha256)
    index.store.close()
    return f"up to date, {len(index.passages)} passages"


def _home(settings: Settings) -> str:
    settings.home.mkdir(parents=True, exist_ok=True)
    probe = settings.home / ".writable"
    probe.write_text("", encoding="utf-8")
    probe.unlink()
    free = shutil.disk_usage(settings.home).free // 2**20
    if free < 200:
        raise AdvisorError(f"only {free} MB are free", where=str(settings.home), remedy="Free some disk space.")
    return f"{settings.home} is writable, {free} MB free"


def _streamlit(_settings: Settings) -> str:
    import tomllib

    path = PROJECT_ROOT / ".streamlit" / "config.toml"
    try:
        config = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise AdvisorError(f"cannot be read: {error}", where=str(path)) from error
    if config.get("browser", {}).get("gatherUsageStats") is not False:
        raise AdvisorError("usage statistics are on", where=str(path), remedy="Set browser.gatherUsageStats to false.")
    return "usage statistics are off"


def _checking(settings: Settings) -> str:
    from advisor.wiring import entailment_of

    model = entailment_of(settings)
    if model is None:
        return "none is set (ADVISOR_NLI)"
    model.ready()
    return f"{settings.nli} can be loaded, and says what entails what"


def _egress(settings: Settings) -> str:
    from advisor.egress import egress_hosts, nothing_leaves

    if nothing_leaves(settings):
        return "nothing leaves this machine"
    hosts = ", ".join(host.host for host in egress_hosts(settings) if host.enabled)
    return f"switched on by you: {hosts}"
