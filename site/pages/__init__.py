"""The public site's own pages; everything about results comes from the awards."""
