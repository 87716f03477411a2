"""What the public learns: awards and the stories about them."""
