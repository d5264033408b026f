"""Windows of claims and announcements, and how far they are apart."""

from datetime import timedelta

from purport.records.incident import Window

HOUR = timedelta(hours=1)
TOUCHING = 0.0001  # days between half-open windows that share no instant


def is_stated(window: Window) -> bool:
    """Whether the claim itself gives the time, so that its zone and its night are in doubt."""
    return window.basis == "stated"


def gap_days(left: Window, right: Window, slack_h: float) -> float | None:
    """Days between two windows: 0 if they overlap within the slack, None if one is unknown."""
    if not (left.latest and right.earliest and right.latest):
        return None
    slack = slack_h * HOUR if is_stated(left) else timedelta()
    start = (left.earliest or right.earliest) - slack
    end = left.latest
    gap = max(start - right.latest, right.earliest - end, timedelta())
    if not gap and (start == right.latest or end == right.earliest):
        gap = timedelta(microseconds=1)  # half-open windows that only touch share no instant
    return round(gap / timedelta(days=1), 4) or (0.0001 if gap else 0.0)


def shared_time(left: Window, right: Window) -> float:
    """The share of the shorter of two windows that both have, 0 to 1."""
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return 1.0
    both = min(left.latest, right.latest) - max(left.earliest, right.earliest)
    shorter = min(left.latest - left.earliest, right.latest - right.earliest)
    return max(0.0, min(1.0, both / shorter)) if shorter else 1.0
