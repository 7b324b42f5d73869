"""Network: what goes between this house and others. So far, witnesses of its ledger."""
