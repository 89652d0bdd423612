"""How mentions become entities: which names are one, and which other words mean them."""
