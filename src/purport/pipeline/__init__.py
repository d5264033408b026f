"""The only room that knows the order of the rooms.

In: a case folder and a request. Out: what was done and the problems met. Never: thinking that
belongs in a room.
"""
