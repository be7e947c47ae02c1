"""The drawing of a relationship map: where everybody stands, what is drawn and what is said.

Nothing here reads or keeps anything. Whoever calls hands in what a viewer may see, and keeps the
spokes and lanes that come back.
"""
