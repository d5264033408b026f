"""One file per kind of input: captured bytes in, their parts out.

In: a capture with its bytes, and a way to reach the other captures of the same `add`. Out: parts
(texts, pictures, rows) with what the container says of them, what is known to be missing, and
problems. Never: reading (decoding text, looking at pictures), judging, or the investigator's own
account data.
"""
