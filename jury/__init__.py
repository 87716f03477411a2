"""Who judges what, what they gave it, what it came to, and what the jury decided."""
