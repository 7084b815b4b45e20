"""Whether a question points at what nothing names: "How long do they keep it?" with nothing before it; pure."""

from __future__ import annotations

import re

from advisor.retrieval.followup import content_tokens
from advisor.retrieval.query import Query

_POINTS = re.compile(
    r"\b(?:it|its|they|them|their|he|she|this|that|these|those|which one|which ones)\b|"
    r"\bthe (?:vendor|provider|supplier|model|company|tool|service|product|licen[cs]e|agreement|contract|platform)\b|"
    r"\b(?:это|этот|эта|эти|этой|этого|этом|эту|он|она|оно|они|их|его|е[её]|ней|н[её]м|ими|та|тот|та модель)\b|"
    r"它|他们|她|这个|这款|这家|这些|那个|那家|该模型|该公司|其",
    re.IGNORECASE,
)
#: "Is it true that …" and "does it matter whether …" point at nothing.
_EMPTY_IT = re.compile(
    r"\b(?:is|was|would|does|will|has) it (?:true|right|correct|possible|allowed|legal|lawful|enough|necessary|matter|"
    r"mean|take|follow|been)\b|\bit (?:is|was) (?:true|said|possible)\b|\bthat\b(?=\s+\w+\s+\w+)|правда ли,? что это|"
    r"это правда|верно ли это",
    re.IGNORECASE,
)
#: A question with more telling words than this says itself what it is about.
_FEW = 5


def points_at_nothing(query: Query) -> bool:
    """Whether a question that stands alone leaves open what it asks about."""
    if query.named or query.route_cue or query.routes:
        return False
    own = _EMPTY_IT.sub(" ", query.own_text)
    telling = set(content_tokens(_POINTS.sub(" ", own)))
    return bool(_POINTS.search(own)) and len(telling) <= _FEW
