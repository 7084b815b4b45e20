"""Documents that a user gives: reading and cutting."""
