"""Claims, announcements and photo matches to incidents.

In: the findings in view. Out: incidents, suggested and never merged silently. Never: a verdict, or
anything that depends on the order of the documents.
"""
