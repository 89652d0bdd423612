"""Bytes in → documents, one file a kind; `opening.py` finds the bytes and asks each kind in turn."""
