"""The log's Merkle tree, its tiles and bundles, and what a crash or an older layout leaves."""

import contextlib
import gzip
import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.records import codec
from purport.records.custody import Entry, FixityEntry
from purport.vault import merkle
from purport.vault.bundles import (
    BundleDamaged,
    bundle_name,
    join_entries,
    pack,
    split_entries,
    unpack,
)
from purport.vault.log import Log, LogDamaged, Signer
from purport.vault.note import open_note, read_checkpoint
from purport.vault.tiles import TileReader, Tree, folder_reader, numbered, tiles_of
from signing import a_signer

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def entry(number: int) -> FixityEntry:
    return FixityEntry(time=NOON, checked=number)


def entries(start: int, end: int) -> list[FixityEntry]:
    return [entry(number) for number in range(start, end)]


def bytes_of(start: int, end: int) -> list[bytes]:
    return [codec.write(each, Entry) for each in entries(start, end)]


def plain_root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962, section 2.1, word by word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    left, right = plain_root(leaves[:half]), plain_root(leaves[half:])
    return hashlib.sha256(b"\x01" + left + right).digest()


@settings(max_examples=30, deadline=None)
@given(size=st.integers(0, 700))
def test_the_growing_edge_gives_the_root_of_the_standard(size: int) -> None:
    """A tree grown entry by entry has the root that RFC 6962 defines over all entries."""
    tree, leaves = Tree(), [str(number).encode() for number in range(size)]
    for leaf in leaves:
        tree.add(merkle.leaf_hash(leaf))
    assert tree.root() == plain_root(leaves)


def grown(size: int) -> tuple[dict[str, bytes], list[bytes], Tree]:
    tree, files = Tree(), {}
    leaves = [str(number).encode() for number in range(size)]
    for leaf in leaves:
        files |= {tile.name: content for tile, content in tree.add(merkle.leaf_hash(leaf))}
    files |= {tile.name: content for tile, content in tree.edge()}
    return files, leaves, tree


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 65_536, 70_000])
def test_the_tiles_of_a_size_are_those_of_the_standard(size: int) -> None:
    """Exactly the full and partial tiles of tlog-tiles are made, 70,000 entries' among them."""
    files, _, _ = grown(size)
    assert sorted(files) == sorted(tile.name for tile in tiles_of(size))
    if size == 70_000:
        assert sum(name.startswith("tile/0/") for name in files) == 274
        for name in ("tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"):
            assert name in files


def test_a_number_is_written_in_groups_of_three() -> None:
    """The index 1234067 is x001/x234/067, as in the standard's own example."""
    assert numbered(1_234_067, 256) == "x001/x234/067"
    assert numbered(7, 3) == "007.p/3"


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_proofs_from_tiles_hold_and_altered_ones_do_not(data: st.DataObject) -> None:
    """Inclusion and consistency are proved from tiles; a proof with one bit turned fails."""
    size = data.draw(st.integers(1, 600))
    files, leaves, tree = grown(size)
    reader = TileReader(size, lambda tile: files[tile.name])
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(reader, index, size)
    leaf = merkle.leaf_hash(leaves[index])
    assert merkle.included(leaf, index, size, tree.root(), proof)
    old = data.draw(st.integers(1, size))
    begun = (old, plain_root(leaves[:old]))
    assert reader.root(old) == begun[1]
    steps = merkle.consistency_proof(reader, old, size)
    assert merkle.consistent(begun, (size, tree.root()), steps)
    if proof:
        proof[0] = bytes([proof[0][0] ^ 1]) + proof[0][1:]
        assert not merkle.included(leaf, index, size, tree.root(), proof)
    if steps:
        steps[-1] = bytes([steps[-1][0] ^ 1]) + steps[-1][1:]
        assert not merkle.consistent(begun, (size, tree.root()), steps)


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_a_bundle_gives_back_its_entries(lines: list[bytes]) -> None:
    """Entries come back from a bundle and from its packed file; any gzip reader unpacks it."""
    bundle = join_entries(lines)
    assert split_entries(bundle) == lines
    assert unpack(pack(bundle)) == gzip.decompress(pack(bundle)) == bundle


def test_every_bit_of_a_packed_bundle_counts() -> None:
    """Whichever bit of a packed bundle turns, it is noticed."""
    packed = pack(join_entries(bytes_of(0, 3)))
    for at in range(len(packed) * 8):
        damaged = bytearray(packed)
        damaged[at // 8] ^= 1 << at % 8
        with pytest.raises(BundleDamaged):
            unpack(bytes(damaged))


def grow(folder: Path, end: int, signer: Signer | None = None, start: int = 0) -> Log:
    log = Log(folder)
    log.recover()
    log.append(entries(start, end))
    log.seal(signer)
    return log


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("steps", [(1, 2, 3), (255, 256, 257), (100, 1000, 6000), (512, 513)])
def test_the_files_of_a_log_are_those_of_its_size(tmp_path: Path, steps: tuple[int, ...]) -> None:
    """However it grew, a log holds its entries once, the tiles of its size, and nothing else."""
    signer, before = a_signer(), 0
    for end in steps:
        log = grow(tmp_path, end, signer, before)
        before = end
    size = steps[-1]
    assert list(log.lines()) == bytes_of(0, size)
    assert list(log.lines(size - 2)) == bytes_of(size - 2, size)
    full = {bundle_name(index) for index in range(size // 256)}
    partial = {bundle_name(size // 256, size % 256)} if size % 256 else set()
    start = size // 256 * 256
    journal = {f"entries-{start}.jsonl" if start else "entries.jsonl"}
    tiles = {tile.name for tile in tiles_of(size)}
    assert files_in(tmp_path) == {"checkpoint"} | journal | tiles | full | partial
    head = read_checkpoint((tmp_path / "checkpoint").read_bytes())
    assert (head.size, head.root) == (size, plain_root(bytes_of(0, size)))
    assert open_note((tmp_path / "checkpoint").read_bytes(), signer.key)
    assert TileReader(size, folder_reader(tmp_path)).root(size) == head.root


def test_a_log_of_the_older_layout_is_taken_over(tmp_path: Path) -> None:
    """A log of lines alone, the frozen ones among them, is read, and gets tiles without a loss."""
    frozen = Path(__file__).parents[1] / "records" / "frozen" / "custody-1.jsonl"
    lines = [*frozen.read_bytes().split(b"\n")[:-1], *bytes_of(0, 700)]
    (tmp_path / "entries.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    assert list(Log(tmp_path).lines()) == lines
    grow(tmp_path, 0, a_signer())
    assert list(Log(tmp_path).lines()) == lines
    assert not (tmp_path / "entries.jsonl").exists()
    head = Log(tmp_path).head()
    assert head is not None
    assert head.root == plain_root(lines)


class Stopped(BaseException):
    """The process ends here."""


def test_whatever_write_is_the_last_the_next_start_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after any of its file operations, a log loses no entry and comes out the same."""
    whole = tmp_path / "whole"
    grow(whole, 200, a_signer())
    for stop in range(1, 60):
        cut = tmp_path / str(stop)
        shutil.copytree(whole, cut)
        left = stop

        def counted(*_: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Stopped

        log = Log(cut)
        log.recover()
        log.append(entries(200, 600))
        with monkeypatch.context() as patched:
            patched.setattr("purport.vault.durable.os.fsync", counted)
            with contextlib.suppress(Stopped):
                log.seal(a_signer())
        assert list(Log(cut).lines()) == bytes_of(0, 600)
        again = Log(cut)
        again.recover()
        again.seal(a_signer())
        assert list(again.lines()) == bytes_of(0, 600)
        reference = tmp_path / "reference"
        if left > 0:
            break
        shutil.rmtree(reference, ignore_errors=True)
        shutil.copytree(whole, reference)
        grow(reference, 600, a_signer(), 200)
        assert files_in(cut) == files_in(reference)
    assert stop > 10


@pytest.mark.parametrize("size", [300, 512])
@pytest.mark.parametrize("what", ["checkpoint", "newest tile", "newest entry", "journal", "root"])
def test_nothing_is_signed_over_damage(tmp_path: Path, what: str, size: int) -> None:
    """Where the newest part does not fit the checkpoint, writing is refused before it begins."""
    log = grow(tmp_path, size, a_signer())
    edge = next(iter(sorted(tmp_path.glob("tile/*/*.p/*"))))
    path = {
        "checkpoint": tmp_path / "checkpoint",
        "newest tile": edge,
        "newest entry": log.path,
        "journal": log.path,
        "root": tmp_path / "checkpoint",
    }[what]
    content = bytearray(path.read_bytes())
    if what == "journal" or not content:
        path.unlink()
    elif what == "root":
        path.write_bytes(bytes(content).replace(str(size).encode(), str(size + 1).encode(), 1))
    else:
        content[10] ^= 2
        path.chmod(0o644)
        path.write_bytes(bytes(content))
    if what == "checkpoint":
        read_checkpoint(path.read_bytes())  # another origin: found by its signature, in verify
        return
    with pytest.raises(LogDamaged):
        Log(tmp_path).recover()


def test_readers_go_on_while_the_journal_moves(tmp_path: Path) -> None:
    """A reader that began before the journal moved sees every entry of its beginning."""
    log = Log(tmp_path)
    log.append(entries(0, 300))
    reading = log.lines()
    first = next(reading)
    log.recover()
    log.seal()
    assert [first, *reading] == bytes_of(0, 300)
