"""Harm as a source states it, in words."""

from purport.records.event import Harm


def harm_words(harm: Harm) -> str:
    """`at least 5 civilians killed`; `civilians killed, no figure given`."""
    kind = harm.kind.replace("_", " ")
    if harm.least is None and harm.most is None:
        return f"{kind}, no figure given"
    if harm.most is None:
        return f"at least {harm.least} {kind}"
    if harm.least is None:
        return f"up to {harm.most} {kind}"
    if harm.least == harm.most:
        return f"{harm.least} {kind}"
    return f"{harm.least} to {harm.most} {kind}"
