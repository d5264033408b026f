"""Bytes to text with offsets, and pictures to fingerprints.

In: one part of a capture. Out: its text exactly as the contract says (never cut: what a reader
skips is a list of ranges), language and decoding; a picture's size, type, fingerprint and embedded
metadata. Never: disk, network, or an opinion about the content.
"""
