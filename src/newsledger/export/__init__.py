"""Readings → lines and rows that other programs take."""
