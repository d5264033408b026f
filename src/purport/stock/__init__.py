"""What ships or is loaded and only read: language model, gazetteer, actor register, profiles.

In: files of the package and of the user's data folder. Out: opened tools. Never: writing into a
case, or the network.
"""
