"""From a buyer's profile to a ranking of routes, with the reasons and with what would change it."""
