"""Whatever is sent to any address by anybody: no fault, and no word of hers."""
