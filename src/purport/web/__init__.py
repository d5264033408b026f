"""The place of the review desk."""
