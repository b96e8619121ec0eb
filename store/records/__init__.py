"""The six records: fields, codes, state machine and operations, one file each."""
