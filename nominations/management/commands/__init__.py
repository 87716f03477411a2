"""The commands of nominations."""
