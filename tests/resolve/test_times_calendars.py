"""Feasts, and dates in Arabic, Russian and Ukrainian, as read against an anchor."""

import pytest

from purport.extract.times import find_times
from purport.records.when import Anchor, When, utc
from purport.resolve.times import resolve_times
from purport.resolve.times.feasts import easter
from purport.resolve.times.hijri import hijri_days

NOV_6 = Anchor(published=utc(2014, 11, 6))


def read(text: str, anchor: Anchor = NOV_6) -> When:
    """The reading of the only time in a text."""
    (mention,) = resolve_times(find_times(text), text, anchor)
    assert mention.when is not None
    return mention.when


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("ramadan", 2013, (7, 9)),
        ("ramadan", 2014, (6, 28)),
        ("ramadan", 2023, (3, 23)),
        ("ramadan", 2024, (3, 11)),
        ("eid_al_fitr", 2014, (7, 28)),
        ("eid_al_adha", 2014, (10, 4)),
        ("eid_al_adha", 2024, (6, 16)),
    ],
)
def test_islamic_feasts_lie_within_a_day_of_the_announced_date(
    name: str, year: int, day: tuple[int, int]
) -> None:
    """The tabular calendar is at most a day off the date that was kept in Saudi Arabia."""
    first, _ = hijri_days(name, year)[0]
    announced = utc(year, *day).date()
    assert abs((first - announced).days) <= 1


def test_ramadan_says_that_it_can_be_a_day_off() -> None:
    """Ramadan's range has a day more at both ends, and the rule says why."""
    when = read("during Ramadan 2014")
    assert (when.earliest, when.latest) == (utc(2014, 6, 28), utc(2014, 7, 30))
    assert "a day either way" in when.rule


def test_easter_is_computed() -> None:
    """Easter Sunday falls on the days that almanacs give."""
    assert [easter(year).isoformat() for year in (1999, 2000, 2008, 2014)] == [
        "1999-04-04",
        "2000-04-23",
        "2008-03-23",
        "2014-04-20",
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("في 5 تشرين الثاني 2014", "2014-11-05"),
        ("في كانون الأول 2013", "2013-12"),
        ("في ٢٣ أيلول/سبتمبر", "2014-09-23"),
        ("الليلة الماضية", "2014-11-05"),
        ("قبل ثلاثة أيام", "2014-11-03"),
        ("منذ 23 سبتمبر", "2014-09-23/.."),
        ("الأسبوع الماضي", "2014-10-27/2014-11-02"),
        ("خلال الأيام الثلاثة الماضية", "2014-11-04/2014-11-06"),
        ("من 31 أكتوبر إلى 3 نوفمبر", "2014-10-31/2014-11-03"),
        ("في ночь на 23 сентября", "2014-09-22"),
        ("с 31 октября по 3 ноября", "2014-10-31/2014-11-03"),
        ("с конца октября", "2014-10/.."),
        ("на прошлой неделе", "2014-10-27/2014-11-02"),
        ("05.11.2014", "2014-11-05"),
        ("в ночь с 5 на 6 ноября", "2014-11-05"),
        ("вчора ввечері", "2014-11-05"),
        ("минулого тижня", "2014-10-27/2014-11-02"),
        ("за останні три дні", "2014-11-04/2014-11-06"),
    ],
)
def test_other_languages_are_read(text: str, edtf: str) -> None:
    """Arabic, Russian and Ukrainian times read like English ones, their own months included."""
    assert read(text).edtf == edtf
