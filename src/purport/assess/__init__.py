"""Incidents to assessments, and the record to announced, denied, silent or not held.

In: incidents, findings and coverage in view, a rubric. Out: comparisons and assessments with their
reasons. Never: a probability made from a hedge, or silence about a window that was not searched.
"""
