"""What companies put forward, and whether it is in order."""
