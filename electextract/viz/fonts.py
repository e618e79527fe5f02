"""Whether a plot can write Bengali: it needs a font with the letters and a matplotlib that joins them.

Matplotlib joins the letters of a syllable where it is built with libraqm; without it, it sets
vowel signs beside their letters, which nobody can read. Where either is missing, labels take the Latin form.
"""

from __future__ import annotations

from functools import cache

_LETTERS = range(0x0980, 0x0A00)
_SAMPLE = 0x0995
_PREFERRED = ("Noto Sans Bengali", "Lohit Bengali", "Nirmala UI", "Bangla Sangam MN", "Vrinda", "Mukti", "SolaimanLipi")


def plot_label(name: str, latin: str | None) -> str:
    """The name if it can be drawn, else its Latin form; without one the name all the same."""
    if not any(ord(letter) in _LETTERS for letter in name) or bengali_font():
        return name
    return latin or name


@cache
def bengali_font() -> str | None:
    """The family of a font with Bengali letters that this matplotlib can set, or None."""
    if not _can_shape():
        return None
    from matplotlib.font_manager import fontManager

    families = {entry.name: entry.fname for entry in fontManager.ttflist}
    ordered = [name for name in _PREFERRED if name in families]
    ordered += sorted(name for name in families if "Bengali" in name or "Bangla" in name)
    return next((name for name in ordered if _has_letters(families[name])), None)


def _can_shape() -> bool:
    """Whether matplotlib was built with libraqm, its text shaper."""
    from matplotlib import ft2font

    return hasattr(ft2font, "__libraqm_version__")


def _has_letters(path: str) -> bool:
    from matplotlib.ft2font import FT2Font

    try:
        return bool(FT2Font(path).get_char_index(_SAMPLE))
    except (OSError, RuntimeError):
        return False
