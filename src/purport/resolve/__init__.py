"""Mentions to times, places and actors.

In: the findings of one document, what is known of it, opened tools. Out: the same findings, each
mention with its reading, its candidates, or an honest abstention. Never: disk, network, clock.
"""
