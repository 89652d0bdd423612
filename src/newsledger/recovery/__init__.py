"""Document → articles: decoding, splitting a page, cleaning, metadata."""
