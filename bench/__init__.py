"""Measurements of quality and speed, each by name: `make bench` or `python -m bench PART`."""
