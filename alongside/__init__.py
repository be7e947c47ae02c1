"""Alongside: software for relationship-based practice in social work."""

__version__ = "0.1.0"
