"""What kind of line it is, by how it opens and by what it tells of."""
