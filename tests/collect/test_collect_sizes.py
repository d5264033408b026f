"""Very large files end in time, within generous bounds."""

import time

import pytest
from collecting import chat, collect_one, message, written

from purport.read import read_text

LINE = b"The group claims that a strike near Harem killed two people on 6 November 2014.\n"
BIG = LINE * (40_000_000 // len(LINE))
CASES = {
    "text": BIG,
    "one line": BIG.replace(b"\n", b" "),
    "windows-1252": BIG.replace(b"claims", b"claims\x97"),
    "release": b"Press release\nMinistry of Defence\n\nThree airstrikes.\n" + BIG,
    "page": b"<html><body><p>" + BIG.replace(b"\n", b"</p>\n<p>"),
    "table": b"code,date,place,lat,lon,claimed_by,text,url\n"
    + b"a,2014-11-06,Harem,36,36,x,some words of a claim,\n" * 100_000,
    "unknown JSON": b'{"a":' * 8_000_000,
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_forty_megabytes_end_in_time(name: str) -> None:
    """Collecting and reading the first part of a 40 MB file takes less than 30 seconds."""
    start = time.monotonic()
    _, outcome = collect_one({"big": CASES[name]}, "big")
    for part in outcome.found.texts[:1]:
        assert read_text(
            "big", form=part.form, content=part.content, text=part.text
        ).found.component
    assert outcome.found.texts or outcome.problems
    assert time.monotonic() - start < 30


def test_a_large_export_that_breaks_off_is_recovered_in_time() -> None:
    """20,000 messages of a broken export are recovered in less than 30 seconds."""
    posts = [message(number, "The group claims a strike. " * 20) for number in range(20_001)]
    content = written(chat(*posts))[:-500]
    start = time.monotonic()
    _, outcome = collect_one({"big": content}, "big")
    assert len(outcome.found.texts) == 20_000
    assert time.monotonic() - start < 30
