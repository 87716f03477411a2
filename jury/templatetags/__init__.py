"""Template tags of the jury."""
