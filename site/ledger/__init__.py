"""What happened, in order, in a chain of hashes that shows when a link was touched."""
