"""How are the shipped language models made? One command: `python -m training.build`."""
