"""How documents are kept: what an engine is, the journal of files, TinyDB on any engine."""
