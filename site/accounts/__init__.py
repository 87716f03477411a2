"""Who people are: our own user, how they sign in, and which part they play."""
