"""Text to claims, mentions, events, relations of actors and open questions.

In: a document, its text, opened tools. Out: findings whose times, places and actors are written but
not yet resolved. Never: disk, network, clock, chance, or another document.
"""
