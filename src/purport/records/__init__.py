"""The ground: frozen values that every room passes to the next.

In: nothing. Out: values that cannot be invalid, and one strict codec for their stored form.
Never: files, network, clock, chance, or anything that depends on another room.
"""
