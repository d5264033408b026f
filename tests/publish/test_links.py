"""A dossier is a closed folder: every link leads to something in it, nothing leads out."""

import re

import pytest

from .making_dossiers import dossier
from .reading import inside, page, pages, shown
from .views import CASES

ALL = pytest.mark.parametrize("case", list(CASES))


@ALL
def test_every_link_leads_to_a_file_and_a_place_in_it(case: str) -> None:
    """Each href and src names a file of the folder, each fragment an id in it."""
    files = dossier(case)
    ids = {path: set(page(files, path).xpath("//@id")) for path in pages(files)}
    links = [
        (path, link)
        for path in pages(files)
        for link in page(files, path).xpath("//@href | //@src")
    ]
    lost = []
    for path, link in links:
        target, fragment = inside(path, link)
        if target not in files or (fragment and fragment not in ids[target]):
            lost.append((path, link))
    assert links
    assert lost == []


@ALL
def test_no_id_stands_twice_on_a_page(case: str) -> None:
    """An id is unique on its page, so that a fragment leads to one place."""
    files = dossier(case)
    for path in pages(files):
        ids = page(files, path).xpath("//@id")
        assert len(ids) == len(set(ids)), path


@ALL
def test_nothing_leads_out_of_the_folder(case: str) -> None:
    """No page or style sheet names an address with a scheme, and no page allows one."""
    files = dossier(case)
    for path in pages(files):
        for link in page(files, path).xpath("//@href | //@src"):
            assert not re.match(r"[a-z]+:|//", link, re.I), (path, link)
        policy = page(files, path).xpath("//meta[@http-equiv]/@content")
        assert policy
        assert "default-src 'none'" in policy[0]
        assert "unsafe" not in policy[0]
        assert "http" not in policy[0]
    for path, content in files.items():
        if path.endswith(".css"):
            for address in re.findall(rb"url\(([^)]*)\)", content):
                assert address.startswith((b"../fonts/", b"#hatch")), (path, address)


@ALL
def test_every_page_is_reached_from_the_index(case: str) -> None:
    """Following links from index.html leads to every page of the dossier."""
    files = dossier(case)
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for link in page(files, path).xpath("//a/@href"):
            target, _ = inside(path, link)
            if target.endswith(".html") and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert seen == set(pages(files))


def test_words_are_reached_in_two_clicks() -> None:
    """From the index one click leads to an incident, whose every claim links to its words."""
    files = dossier("after")
    incident = page(files, "index.html").xpath("//a[@class='code']/@href")[0]
    claims = page(files, incident).xpath("//li[contains(@class,'claim ')]")
    assert claims
    for claim in claims:
        ref = claim.xpath(".//a[@class='ref']/@href")[0]
        assert re.match(r"source-[A-Z0-9]+\.html#w\d", ref), shown(claim)
