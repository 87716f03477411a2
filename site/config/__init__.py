"""Settings, addresses and the commands that reach across the whole project."""
