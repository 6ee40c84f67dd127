"""Editions of the data in the user's own folder, beside the bundled one: made, compared, kept, carried, taken back.

An edition is a whole data package in a folder of its own name; nothing ever changes in it. ``pointer`` says which one
is in use and ``using`` loads it; these two are on the way of every command, so that nothing heavy is imported there.
"""
