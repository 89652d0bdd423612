"""Article → annotations: what is said, word by word, with normal forms."""
