"""How documents are kept. To read it in an evening, in this order:

protocol    what an engine is, for everybody above
lines       the journal's lines and commits; codec: what a document may hold
state       what a process knows of one journal file; places, index: its tables; snapshot: how they stand in the file
follower    which file that is: after a compaction, after a backup was put back; journal: the engine itself
turn, lock  one writer at a time; append: how a commit becomes durable; compaction: how the journal begins anew
history     the past; presence: who is here; files: the system's files, opened with care
table       TinyDB on any engine, with storage and query
care        check, repair, backup, restore: on the bytes, also of a store that no longer opens
"""
