"""Logs of others that came with bags, held against themselves and against what was taken over."""

from collections.abc import Callable, Iterable

from purport.pipeline.verify_log import LogCheck
from purport.records import codec
from purport.records.custody import Entry, HandoverEntry
from purport.records.problem import Outcome, Problem
from purport.records.value import value
from purport.vault.vault import FOREIGN, Vault


@value
class ForeignSeen:
    """What the foreign logs hold: their files below the vault, their heads, remarks on each."""

    files: frozenset[str] = frozenset()
    heads: frozenset[tuple[str, int, str]] = frozenset()
    remarks: tuple[str, ...] = ()


def check_foreign(vault: Vault, see: Callable[[bytes, Entry], None]) -> Outcome[ForeignSeen]:
    """What was seen; `see` is called with the bytes of every entry and what they say.

    Each log must lead to the checkpoint that came with it, signed by a key that it names.
    """
    files, heads, remarks = set[str](), set[tuple[str, int, str]](), list[str]()
    problems: list[Problem] = []
    for log in vault.foreign():
        name = f"{FOREIGN}/{log.folder.name}"
        check = LogCheck(log)
        for number, line in check.lines():
            try:
                see(line, codec.read(Entry, line))
            except ValueError:
                problems.append(_problem(f"{name} entry {number}", "this entry cannot be read"))
        problems += [codec.changed(p, subject=f"{name}: {p.subject}") for p in check.problems]
        remarks += [f"taken over, as others say: {each}" for each in check.remarks]
        files |= {f"{name}/{each}" for each in check.known_files}
        if check.head:
            heads.add((check.head.origin, check.head.size, check.head.root.hex()))
    found = ForeignSeen(files=frozenset(files), heads=frozenset(heads), remarks=tuple(remarks))
    return Outcome(found=found, problems=tuple(problems))


def handover_problems(seen: ForeignSeen, taken: Iterable[HandoverEntry]) -> list[Problem]:
    """Foreign logs that no entry says were taken over, and those that are not here any more."""
    told = {(each.origin, each.size, each.root) for each in taken}
    gone = [
        _problem(name, "this log was taken over, and is gone") for name, _, _ in told - seen.heads
    ]
    more = [
        _problem(name, f"no entry says that {size} entries of this log were taken over")
        for name, size, _ in seen.heads - told
    ]
    return [*gone, *more]


def _problem(subject: str, message: str) -> Problem:
    hint = "compare with the bag that it came in"
    return Problem(room="vault", subject=subject, kind="altered", message=message, hint=hint)
