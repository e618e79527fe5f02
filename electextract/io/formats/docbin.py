"""spaCy's DocBin (.spacy): tokens, `doc.ents` with `kb_id_`, and the rest in `doc.user_data`.

The tokens are those of the project's tokenizer, so the file also trains with `spacy train` and this project's
pipeline. Format: https://spacy.io/api/docbin.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from electextract.errors import ElectextractError
from electextract.io.formats.extras import KEY, detailed, entity_details, pack, unpack
from electextract.io.formats.foreign import Article, ForeignArticle, ForeignSpan, Source, text_of
from electextract.io.formats.relations import read_relations
from electextract.io.formats.words import make_doc

if TYPE_CHECKING:
    from spacy.tokens import Doc, DocBin

_ATTRIBUTES = ("ENT_IOB", "ENT_TYPE", "ENT_KB_ID")


def read(content: bytes, source: Source) -> Iterator[ForeignArticle]:
    """Every Doc, in order.

    Raises:
        ElectextractError: code `format`, for bytes that are no DocBin of this spaCy version.
    """
    unknown = 0
    for number, doc in enumerate(_read_docs(content, source.name), start=1):
        spot = f"{source.name}: document {number}"
        unknown += doc.has_unknown_spaces
        try:
            yield _read_doc(doc, spot, source.article_id(number))
        except ElectextractError as error:
            source.on_error(error)
    if unknown:
        what = f"{unknown} documents do not tell the blanks of the text; words are put together with one blank"
        source.notice(f"{source.name}: {what}, and offsets refer to that")


def _read_docs(content: bytes, name: str) -> list[Doc]:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        return list(DocBin().from_bytes(content).get_docs(Vocab()))
    except Exception as error:  # zlib, msgpack, NumPy and spaCy each raise their own
        what = f"no DocBin that spaCy 3 reads ({type(error).__name__}: {error})"
        raise ElectextractError("format", f"{name}: {what}; write it again with DocBin.to_disk") from None


def _read_doc(doc: Doc, spot: str, name: str) -> ForeignArticle:
    text = text_of({"text": doc.text}, "text", spot)
    packed = _packed(doc, spot)
    more = {"id": name, **unpack({KEY: packed}, ())}
    if not any(token.ent_iob for token in doc):
        return ForeignArticle(spot, text, None, more=more, left_out="not annotated")
    details = entity_details({KEY: packed})
    found = (ForeignSpan(ent.start_char, ent.end_char, ent.label_, more=_kb_id(ent.kb_id_)) for ent in doc.ents)
    spans = tuple(detailed(span, details) for span in found)
    return ForeignArticle(spot, text, spans, read_relations(packed, spans, spot), more)


def _packed(doc: Doc, spot: str) -> dict[str, Any]:
    try:
        packed = json.loads(doc.user_data.get(KEY, "{}"))
    except (TypeError, ValueError):
        packed = None
    if not isinstance(packed, dict):
        raise ElectextractError("format", f"{spot}: user_data[{KEY!r}] is no JSON object")
    return packed


def _kb_id(kb_id: str) -> dict[str, str]:
    return {"id": kb_id} if kb_id else {}


def write(articles: Iterable[Article]) -> bytes:
    """The whole DocBin; the same articles give the same bytes."""
    from spacy.tokens import DocBin

    packed: DocBin = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for article in articles:
        packed.add(_make_doc(article))
    return packed.to_bytes()


def _make_doc(article: Article) -> Doc:
    doc = make_doc(article["text"])
    hidden = pack(article)
    links = {"relations": article["relations"]} if article.get("relations") else {}
    doc.user_data[KEY] = json.dumps({**hidden, **links}, ensure_ascii=False)
    if article.get("entities") is not None:
        doc.set_ents([_span(doc, ent) for ent in article["entities"]], default="outside")
    return doc


def _span(doc: Doc, ent: dict[str, Any]) -> Any:
    return doc.char_span(ent["start"], ent["end"], label=ent["label"], kb_id=ent.get("id") or "")
