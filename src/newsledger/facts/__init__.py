"""Annotations → facts, one file a kind; `code.py` runs them all and reconciles what they say."""
