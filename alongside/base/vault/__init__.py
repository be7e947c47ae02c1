"""Words locked so that the database, a dump or a backup cannot be read without the key file."""
