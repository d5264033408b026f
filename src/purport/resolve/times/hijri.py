"""The Islamic months by the tabular calendar, which sightings of the moon can shift by a day."""

from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1990, 2035

# 1 Muharram 1 (civil epoch) as a proleptic Gregorian ordinal: 19 July 622.
EPOCH = date(622, 7, 19).toordinal()

# Month, first day and number of days of each feast.
FEAST_DAYS: dict[str, tuple[int, int, int]] = {
    "ashura": (1, 10, 1),
    "ramadan": (9, 1, 0),
    "eid_al_fitr": (10, 1, 3),
    "eid_al_adha": (12, 10, 4),
}


def is_long(year: int) -> bool:
    """Whether the last month has 30 days (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30 years)."""
    return (11 * year + 14) % 30 < 11


def month_start(year: int, month: int) -> date:
    """The day on which a month of the tabular calendar begins."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(EPOCH + days)


def month_length(year: int, month: int) -> int:
    """30 days for odd months, 29 for even ones, and a leap day in the last."""
    return 30 if month % 2 or (month == 12 and is_long(year)) else 29


def hijri_days(feast: str, year: int) -> list[tuple[date, date]]:
    """First and last day of every such feast that begins in a Gregorian year, 1990 to 2035."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return []
    month, day, length = FEAST_DAYS[feast]
    about = int((year - 622) * 33 / 32)
    found = []
    for hijri in range(about - 1, about + 3):
        first = month_start(hijri, month) + timedelta(days=day - 1)
        count = length or month_length(hijri, month)
        if first.year == year:
            found.append((first, first + timedelta(days=count - 1)))
    return found
