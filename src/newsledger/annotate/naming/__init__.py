"""How names are found: words, gazetteer, patterns, the model's view, and the whole article's consistency."""
