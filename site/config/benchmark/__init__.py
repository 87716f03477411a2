"""How fast it is, in units of what the same machine can do: docs/performance.md tells the rest."""
