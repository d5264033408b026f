"""The settings of linking: claims made up with known truth, and weights estimated from them."""
