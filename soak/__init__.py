"""The long tests in full, each by name: `make soak` or `python -m soak PART`."""
