"""What a coordinator does with a network: receives, looks, invites, publishes."""
