"""What is known before reading: countries, currencies, rates, organisations, PLOVER."""
