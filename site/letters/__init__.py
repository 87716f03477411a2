"""What people are told by e-mail: rows first, sent afterwards."""
