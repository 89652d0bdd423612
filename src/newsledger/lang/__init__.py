"""What is known of each language: profile, lexicons, model; `identify.py` tells which one a text is in."""
