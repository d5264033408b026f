"""Derived records in SQL; can be deleted and rebuilt.

In: records. Out: the same records, found by kind, document and time. Never: a human judgement's
only home, clock time, or anything that cannot be derived again.
"""
