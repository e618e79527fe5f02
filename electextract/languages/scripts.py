"""Which language an article is written in, told by its letters."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from electextract.languages import languages, table

ArticleLanguage = Literal["en", "bn", "mixed"]

MIXED_SHARE = 0.2
"""From this share of the letters on, the second script makes an article mixed."""


def article_language(text: str) -> ArticleLanguage:
    """The language of most letters, or `mixed` where another has at least a fifth of them; `en` without letters."""
    counts = {code: sum(map(len, pattern.findall(text))) for code, pattern in _letter_runs().items()}
    first = max(counts, key=lambda code: (counts[code], code == "en"))
    others = sum(counts.values()) - counts[first]
    mixed = others > 0 and others >= MIXED_SHARE * sum(counts.values())
    return "mixed" if mixed else first  # type: ignore[return-value]


@cache
def _letter_runs() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(f"[{table(code, 'characters')['letters']}]+") for code in languages()}
