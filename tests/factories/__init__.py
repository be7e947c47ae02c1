"""Rows that no action makes yet. Everything else is made by the real actions (tests/cast.py)."""
