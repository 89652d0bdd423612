"""Facts → findings, one file a check; `run.py` runs them all."""
