// Replaced by the real header.
