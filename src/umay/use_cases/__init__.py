"""One verb, one file, one transaction, one ledger entry."""
