"""Content Credentials (C2PA) embedded in a picture or video, in names and values.

A valid signature says that the file was not changed since the holder of a key signed it. It does
not say who that is (no list of trusted signers is used), nor that what is shown is true; and a
manifest can be taken off without a trace. Nothing is fetched: no remote manifest, no certificate.
"""

import importlib.util
import io
import json
from collections.abc import Iterator
from typing import Any

from purport.read.embedded import Pairs, cleaned

MARK = b"c2pa"
_BOX = b"jumb"  # the boxes that a manifest stands in
_OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
_ACTIONS = ("c2pa.actions", "c2pa.actions.v2")
_MOST_NAMED = 12


def are_present(content: bytes) -> bool:
    """Whether the bytes hold the marks of a manifest; what it says is another matter."""
    return MARK in content and _BOX in content


def can_be_read() -> bool:
    """Whether the optional library is installed."""
    return importlib.util.find_spec("c2pa") is not None


def credentials(mime: str, content: bytes) -> Pairs:
    """What the manifest says and how its signature stands, each name beginning with `c2pa:`."""
    import c2pa

    try:
        context = c2pa.Context(c2pa.Settings.from_dict(_OFFLINE))
        reader = c2pa.Reader.try_create(mime, io.BytesIO(content), context=context)
        store = json.loads(reader.json()) if reader is not None else None
    except (c2pa.C2paError, ValueError) as error:
        return cleaned([("c2pa:state", f"unreadable: {error}")])
    return cleaned(_told(store)) if isinstance(store, dict) else ()


def _told(store: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The pairs of a manifest store: state first, then what the newest manifest says."""
    yield "c2pa:state", str(store.get("validation_state", "unknown")).lower()
    codes = sorted({str(each.get("code")) for each in store.get("validation_status") or ()})
    yield "c2pa:findings", ", ".join(codes[:_MOST_NAMED])
    manifest = (store.get("manifests") or {}).get(store.get("active_manifest")) or {}
    yield "c2pa:title", str(manifest.get("title") or "")
    made_with = manifest.get("claim_generator_info") or [{}]
    yield "c2pa:made_with", ", ".join(str(each.get("name") or "") for each in made_with)
    signature = manifest.get("signature_info") or {}
    yield "c2pa:signed_as", str(signature.get("common_name") or "")
    yield "c2pa:issuer", str(signature.get("issuer") or "")
    yield "c2pa:signed_at", str(signature.get("time") or "")
    yield "c2pa:actions", ", ".join(_actions(manifest)[:_MOST_NAMED])
    yield "c2pa:made_from", str(len(manifest.get("ingredients") or ()) or "")


def _actions(manifest: dict[str, Any]) -> list[str]:
    return [
        str(action.get("action"))
        for each in manifest.get("assertions") or ()
        if each.get("label") in _ACTIONS
        for action in (each.get("data") or {}).get("actions") or ()
    ]
