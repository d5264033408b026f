"""Evidentiary copies, derived texts, and the append-only custody log.

In: bytes and entries. Out: the same bytes by their digest, the entries in their order. The log is
the only home of human judgements. Never: rewriting or removing anything without a tombstone.
"""
