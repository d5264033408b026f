"""The language of a text is told by its script and its commonest words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.read.language import detect


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The group has not claimed that any of its positions were hit since then."),
        ("de", "Die Gruppe hat nicht behauptet, dass seitdem eine ihrer Stellungen getroffen sei."),
        ("fr", "Le groupe n’a pas déclaré que ses positions ont été touchées depuis cette date."),
        ("es", "El grupo no ha dicho que sus posiciones hayan sido alcanzadas desde entonces."),
        ("it", "Il gruppo non ha detto che le sue posizioni siano state colpite da allora."),
        ("nl", "De groep heeft niet gezegd dat een van haar posities sindsdien is geraakt."),
        (
            "tr",
            "Grup, o günden sonra mevzilerinin vurulduğuna dair bir açıklama yapmadı.",
        ),
        ("ru", "Группировка не заявляла, что с тех пор её позиции были поражены."),
        ("uk", "Угруповання не заявляло, що з того часу його позиції були уражені."),
        ("ar", "لم تعلن الجبهة أن مواقعها تعرضت للقصف منذ ذلك الحين في هذه المنطقة."),
        ("fa", "این گروه اعلام نکرد که از آن زمان مواضع آن هدف قرار گرفته است."),
        ("he", "הקבוצה לא טענה שעמדותיה נפגעו מאז."),
    ],
)
def test_a_sentence_shows_its_language(code: str, text: str) -> None:
    """One sentence of ordinary prose is enough."""
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", "12 345", "Harem", "https://x.example/a/b", "Kobani Raqqa"])
def test_what_shows_nothing_has_no_language(text: str) -> None:
    """Names, numbers and addresses are not guessed at."""
    assert detect(text) is None


@given(st.text(max_size=200))
def test_no_text_makes_it_fall(text: str) -> None:
    """Any characters end in a short code or in None."""
    code = detect(text)
    assert code is None or (code.isascii() and 2 <= len(code) <= 3)
