"""Every quoted word stands in its source, and every hedge in its sentence."""

import pytest

from purport.publish.rendering import _exact
from purport.records.document import Document

from .making_dossiers import dossier
from .reading import inside, page, pages, shown
from .views import CASES

ALL = pytest.mark.parametrize("case", list(CASES))


def _as_shown(text: str) -> str:
    """A text as a page can hold it."""
    return " ".join(str(_exact(text).striptags()).split()) if text.strip() else ""


def _texts(case: str) -> dict[str, str]:
    """The text on each source's page, as it stands there."""
    files = dossier(case)
    return {
        path: str(page(files, path).xpath("//div[@class='text']")[0].text_content())
        for path in pages(files)
        if path.startswith("source-")
    }


@ALL
def test_a_source_page_holds_the_whole_text(case: str) -> None:
    """The text on a source's page is the document's text, code point for code point."""
    view, texts = CASES[case](), _texts(case)
    held = sorted(texts.values(), key=len)
    given = sorted((view.texts[document.id] for document in view.documents), key=len)
    assert [len(text) for text in held] == [len(text) for text in given]
    for left, right in zip(sorted(held), sorted(given), strict=True):
        differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
        assert all(ord(b) < 0x20 for _, b in differing)


@ALL
def test_every_quote_is_verbatim_in_the_source_it_links_to(case: str) -> None:
    """Each stretch of a quote is found in the text that its reference leads to."""
    files, texts = dossier(case), _texts(case)
    flat = {path: " ".join(text.split()) for path, text in texts.items()}
    count = 0
    for path in pages(files):
        for quote in page(files, path).xpath("//bdi[@class='quote']"):
            ref = quote.getnext()
            assert ref is not None
            target, fragment = inside(path, ref.get("href"))
            assert fragment
            for stretch in shown(quote).split("[…]"):
                assert stretch.strip() in flat[target], (path, stretch)
                count += 1
    assert count or not texts


@ALL
def test_an_anchor_stands_where_its_words_begin(case: str) -> None:
    """Before the anchor w12-34 stand exactly 12 code points of the text."""
    files = dossier(case)
    for path in _texts(case):
        text = page(files, path).xpath("//div[@class='text']")[0]
        for anchor in text.xpath(".//a[@class='at']"):
            before = "".join(anchor.xpath("preceding::text()[ancestor::div[@class='text']]"))
            assert len(before) == int(anchor.get("id")[1:].split("-")[0])


@ALL
def test_every_hedge_is_printed_and_marked_where_its_claim_is(case: str) -> None:
    """On the page of claims, each claim shows each of its hedges under a mark of stance."""
    view, files = CASES[case](), dossier(case)
    claims = page(files, "claims.html")
    for claim in view.all_claims():
        row = claims.xpath(f"//li[@id='{claim.id}']")[0]
        marked = " ".join(
            shown(mark)
            for line in ("h", "d", "m")
            for mark in row.xpath(f".//span[contains(concat(' ', @class, ' '), ' {line} ')]")
        )
        for start, end in claim.stance.hedges:
            assert view.texts[claim.document_id][start:end] in marked


@ALL
def test_every_negated_claim_has_its_box(case: str) -> None:
    """A claim whose cue or content is negated shows a boxed word; others show none."""
    from purport.publish.claim_rows import is_negated

    view, claims = CASES[case](), page(dossier(case), "claims.html")
    for claim in view.all_claims():
        row = claims.xpath(f"//li[@id='{claim.id}']")[0]
        boxes = row.xpath(".//span[contains(concat(' ', @class, ' '), ' not ')]")
        assert bool(boxes) == is_negated(claim), shown(row)


def test_a_reference_keeps_to_document_order() -> None:
    """Officials are R1, R2, … and all others A, B, … in the order of the documents."""
    from purport.publish.references import refer

    view = CASES["after"]()
    names = refer(view.documents).names
    documents: dict[str, Document] = {names[one.id]: one for one in view.documents}
    assert list(documents) == ["R1", "R2", "A", "R3"]
