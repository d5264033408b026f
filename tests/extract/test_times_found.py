"""Time expressions: what is found, where, and what is passed over."""

import time

import pytest

from purport.extract.times import find_times
from purport.records.when import TimeMention


def found(text: str) -> list[str]:
    """The words of all times in a text."""
    return [mention.words.text for mention in find_times(text)]


def fields(mention: TimeMention) -> dict[str, str]:
    """The symbolic fields of a mention."""
    return dict(mention.fields)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on Sept. 23.", ["Sept. 23"]),
        ("It began on the night of Sept. 22, he said.", ["the night of Sept. 22"]),
        ("Photos tweeted earlier today show it.", ["earlier today"]),
        ("He told them earlier this week.", ["earlier this week"]),
        ("Since late October, the group has advanced.", ["Since late October"]),
        ("Aircraft struck five targets last night.", ["last night"]),
        ("Strikes from Oct. 31 through today hit it.", ["from Oct. 31 through today"]),
        ("They attacked Nov. 3 through today.", ["Nov. 3 through today"]),
        ("They attacked over the last three days.", ["the last three days"]),
        ("Strikes Nov. 12 to14 hit it.", ["Nov. 12 to14"]),
        ("Conducted Dec 13-15 near the town.", ["Dec 13-15"]),
        ("It was hit yesterday and today.", ["yesterday and today"]),
        ("It was sent 051430ZNOV14 by radio.", ["051430ZNOV14"]),
        ("Three days ago, and on Thursday.", ["Three days ago", "Thursday"]),
        ("It fell in the summer of 2013.", ["the summer of 2013"]),
        ("It was signed in the first quarter of 2014.", ["the first quarter of 2014"]),
        ("On Oct. 12 and 13, two fell.", ["Oct. 12", "13"]),
        ("They met during Ramadan and before Eid al-Fitr.", ["Ramadan", "before Eid al-Fitr"]),
    ],
)
def test_an_expression_is_found_whole(text: str, expected: list[str]) -> None:
    """Each way of writing a time is found with all the words that belong to it."""
    assert found(text) == expected


def test_a_window_between_two_hours_is_one_expression() -> None:
    """Two dated hours, the words that join them and their zone are one range."""
    text = "They struck between 8 a.m., May 1, and 8 a.m., May 2, local time, in Iraq."
    (mention,) = find_times(text)
    assert mention.words.text == "between 8 a.m., May 1, and 8 a.m., May 2, local time"
    assert fields(mention)["from.day"] == "1"
    assert fields(mention)["to.zone"] == "local"


@pytest.mark.parametrize(
    "text",
    [
        "A 27-year-old man was hurt.",
        "She is 40 years old.",
        "A man aged 35 was hurt.",
        "It cost $1990 in all.",
        "They may march on the town.",
        "The sun sat low, and 1,990 people came.",
        "He saw 45 percent of the 12 villages.",
        "See https://example.org/2014/11/05/page for more.",
        "Version 10.4.1 was out.",
    ],
)
def test_what_only_looks_like_a_time_is_passed_over(text: str) -> None:
    """Ages, sums, shares, addresses, versions and verbs that share a month's name are no times."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقع القصف في ٢٣ أيلول/سبتمبر ٢٠١٤ قرب البلدة", "٢٣ أيلول/سبتمبر ٢٠١٤"),
        ("وقع ذلك في 5 تشرين الثاني 2014", "5 تشرين الثاني 2014"),
        ("قصفت الطائرات الليلة الماضية المدينة", "الليلة الماضية"),
        ("وصلوا قبل ثلاثة أيام", "قبل ثلاثة أيام"),
        ("Удар нанесён 23 сентября 2014 года по городу", "23 сентября 2014 года"),
        ("Это было в ночь на 23 сентября", "ночь на 23 сентября"),
        ("Они прибыли три дня назад", "три дня назад"),
        ("Удар стався 23 вересня 2014 року", "23 вересня 2014 року"),
        ("Це було у п’ятницю в місті", "п’ятницю"),
    ],
)
def test_dates_in_other_languages_are_found(text: str, expected: str) -> None:
    """Arabic, Russian and Ukrainian times are found, whatever the main language is."""
    assert found(text) == [expected]


def test_a_time_across_page_furniture_has_two_spans() -> None:
    """A time that a skipped range interrupts keeps both halves and nothing between them."""
    text = "between 8 a.m., May 1,\nPage 1 of 2 12/15/2015\nand 8 a.m., May 2, they struck."
    start = text.index("Page")
    skipped = ((start, text.index("\nand")),)
    (mention,) = find_times(text, skipped)
    assert mention.words.text == "between 8 a.m., May 1, and 8 a.m., May 2"
    assert len(mention.words.spans) == 2


def test_blank_lines_around_page_furniture_do_not_part_a_time() -> None:
    """A range goes on over a page break, blank lines and form feed included."""
    text = "between 8 a.m., May 1,\n\nPage 1 of 2\n\x0c\nand 8 a.m., May 2, they struck."
    start = text.index("Page")
    (mention,) = find_times(text, ((start, start + 11),))
    assert mention.words.text == "between 8 a.m., May 1, and 8 a.m., May 2"


def test_nothing_is_found_in_a_skipped_range() -> None:
    """A date inside what the reader skips is not a time of the text."""
    text = "12/15/2015 printed. It fell on May 2."
    assert [m.words.text for m in find_times(text, ((0, 10),))] == ["May 2"]


@pytest.mark.parametrize(
    "line",
    [
        "May 1, " * 15_000,
        "between 8 a.m. and " * 5_000,
        "one two three hundred " * 5_000,
        "the the the of of " * 6_000,
        "1" * 100_000,
        "12:30 " * 16_000,
        "а" * 100_000,
        "\n \n" * 33_000,
        "a" + " " * 100_000,
        "a\n" + " " * 100_000 + "b",
        "." * 100_000,
        ". " * 50_000,
        ".)" * 50_000,
        "1,234" * 20_000,
        "\x00 \n" * 30_000,
        "‘’'\"" * 25_000,
        "1,234," * 16_000,
    ],
)
def test_a_line_of_100_kb_takes_no_more_than_linear_time(line: str) -> None:
    """Eight times a hostile line takes less than thirty times as long, where squares take sixty."""
    eighth, whole = _seconds(line[: len(line) // 8]), _seconds(line)
    assert whole < 10
    assert whole < 30 * eighth + 0.3


def _seconds(text: str) -> float:
    """The least of three rounds: other work on the machine only adds."""
    spent = []
    for _ in range(3):
        started = time.process_time()
        find_times(text)
        spent.append(time.process_time() - started)
    return min(spent)
