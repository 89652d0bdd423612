"""newsledger: the news as people find it, made into clean articles and a ledger of cited, checked facts."""
