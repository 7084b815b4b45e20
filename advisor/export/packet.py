"""The audit packet: answers, quotes, passages, reviews, the original and the digests of all of it, in one zip; pure.

The same input gives the same bytes: nothing of the clock or of the machine goes in.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping

from advisor.errors import QuestionnaireError
from advisor.export.delimited import quotes_csv, reviews_csv, to_csv
from advisor.export.plain_data import to_json
from advisor.export.sources import numbering
from advisor.export.texts import moment, word
from advisor.export.texts_packet import read_me
from advisor.questionnaire.records import Filled
from advisor.records import Corpus, Passage

FORMAT = "advisor-audit-packet/1"
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
#: The earliest moment that a zip can state.
_TIME = (1980, 1, 1, 0, 0, 0)
_LONGEST_NAME = 120
#: What some system forbids in a file's name, and what could lead out of the folder.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def audit_packet(filled: Filled, original: bytes | None, corpus: Corpus, versions: Mapping[str, str]) -> bytes:
    """Everything that an auditor needs to check the answers, as a zip.

    Args:
        filled: the questionnaire with its answers and reviews.
        original: the file that was handed in; None where it was not kept.
        corpus: as it is now; each quote is marked if its passage no longer stands in it.
        versions: of the program and of its models, by name.

    Raises:
        QuestionnaireError: `original` is not the file that was answered.
    """
    if original is not None and hashlib.sha256(original).hexdigest() != filled.questionnaire.sha256:
        raise QuestionnaireError(
            "the original is not the file that was answered: their SHA-256 differ",
            where=filled.questionnaire.name,
            remedy="Give the file as it was handed in, or make the packet without it.",
        )
    members = _members(filled, original, corpus, versions)
    members[SUMS] = "".join(f"{_sha256(data)}  {name}\n" for name, data in sorted(members.items())).encode()
    members[MANIFEST] = _json(_manifest(filled, original, corpus, versions, members))
    return _zipped(members)


def passage_file(passage: Passage) -> str:
    """The name of a passage's file: its id with only safe characters, and the beginning of its digest."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "_", passage.id).strip("._")[:_LONGEST_NAME]
    return f"passages/{safe or 'passage'}-{passage.sha256[:12]}.txt"


def _members(filled: Filled, original: bytes | None, corpus: Corpus, versions: Mapping[str, str]) -> dict[str, bytes]:
    citations = numbering(filled).citations
    standing = {(passage.id, passage.sha256) for passage in corpus.passages}
    files = [passage_file(citation.passage) for citation in citations]
    stands = [(citation.passage.id, citation.passage.sha256) in standing for citation in citations]
    members = {
        "answers.json": _json(to_json(filled, versions)),
        "answers.csv": to_csv(filled),
        "quotes.csv": quotes_csv(filled, files, stands),
        "reviews.csv": reviews_csv(filled),
        "README.txt": _read_me(filled, original),
    }
    for citation, file in zip(citations, files, strict=True):
        members[file] = citation.passage.text.encode("utf-8", "replace")
    if original is not None:
        members[f"original/{safe_name(filled.questionnaire.name)}"] = original
    return members


def safe_name(name: str) -> str:
    """A file's name that every system accepts and that leads nowhere else; scripts of all languages stay."""
    last = re.split(r"[/\\]", name)[-1]
    safe = _UNSAFE.sub("_", last).strip(" .")
    if len(safe) > _LONGEST_NAME:
        stem, dot, extension = safe.rpartition(".")
        kept = f"{dot}{extension}" if dot and len(extension) < 10 else ""
        safe = (stem if kept else safe)[: _LONGEST_NAME - len(kept)] + kept
    return f"_{safe}" if _RESERVED.match(safe) or not safe else safe


def _manifest(
    filled: Filled, original: bytes | None, corpus: Corpus, versions: Mapping[str, str], members: Mapping[str, bytes]
) -> dict[str, object]:
    questionnaire = filled.questionnaire
    return {
        "format": FORMAT,
        "run": filled.run_id,
        "created": filled.created,
        "language": filled.language,
        "corpus_sha256": filled.corpus_sha256,
        "corpus_sha256_at_export": corpus.sha256,
        "questionnaire": questionnaire.name,
        "questionnaire_sha256": questionnaire.sha256,
        "questionnaire_digest": questionnaire.digest,
        "original": None if original is None else f"original/{safe_name(questionnaire.name)}",
        "complete": filled.complete,
        "versions": dict(sorted(versions.items())),
        "members": {name: _sha256(data) for name, data in sorted(members.items())},
    }


def _read_me(filled: Filled, original: bytes | None) -> bytes:
    text = read_me(
        filled.language,
        name=" ".join(filled.questionnaire.name.split()),
        sha256=filled.questionnaire.sha256,
        original=word("no" if original is None else "yes", filled.language),
        created=moment(filled.created),
        corpus=filled.corpus_sha256,
        run=filled.run_id,
    )
    return text.encode("utf-8", "replace")


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(members.items()):
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            # The system it was made on and who may read it: the same everywhere.
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, data)
    return stream.getvalue()
