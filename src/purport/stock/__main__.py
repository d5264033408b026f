"""Builds what is built once: `python -m purport.stock`."""

from purport.stock.gazetteer_build import ensure_world

if __name__ == "__main__":
    print(f"places: {ensure_world()}")
