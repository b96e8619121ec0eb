"""Every action, declared once: its key, its word on the key line, what it does. Footer, help, palette, keymap, the
`keys` command and the README's table derive from here.

An action's method is `action_` and its name with underscores (`item.accept` → `action_item_accept`).
"""

from __future__ import annotations

from typing import NamedTuple

from store.records import OPERATIONS
from store.sentence import N_


class Action(NamedTuple):
    """Something a key does."""

    name: str
    """`thing.verb`; an operation's where it is one, and what a user's keymap names."""
    key: str
    """Its default keys, separated by commas, as Textual calls them."""
    word: str
    """What the key line says (English; a key of the catalogues)."""
    does: str = ""
    """What help and palette say; an operation's own line where none is given."""

    @property
    def method(self) -> str:
        """The action that Textual runs."""
        return self.name.replace(".", "_").replace("-", "_")

    @property
    def line(self) -> str:
        """What it does, in a line (English; a key of the catalogues)."""
        return self.does or OPERATIONS[self.name].summary()


# everywhere
ENTER_LINE = Action("line.enter", "semicolon", N_("write"), N_("Quick entry: type one line about anything"))
GO = Action("screen.go", "g", N_("go to"), N_("Go to another screen: g, then its letter"))
FILTER = Action("list.filter", "slash", N_("filter"), N_("Filter this list as you type"))
HELP = Action("screen.help", "f1,question_mark", N_("help"), N_("Keys of this screen"))
PALETTE = Action("screen.palette", "ctrl+p", N_("palette"), N_("Every act by name"))
UNDO = Action("app.undo", "u", N_("undo"), N_("Take back the last thing I did, again and again"))
HISTORY = Action("record.history", "h", N_("history"), N_("Who changed this record, when, from what to what"))
EDIT = Action("record.edit", "e", N_("edit"), N_("Edit the record field by field"))
EDITOR = Action("record.editor", "E", N_("editor"), N_("Edit the record's text in $EDITOR"))
COPY = Action("record.copy", "y", N_("copy"), N_("Copy the record to the terminal's clipboard"))
REDRAW = Action("screen.redraw", "ctrl+l", N_("redraw"), N_("Draw the whole screen again"))
BACK = Action("screen.back", "q", N_("back"), N_("Go back; on the first screen, leave the program"))
ESCAPE = Action("screen.escape", "escape", N_("back"), N_("Go back; on a list, forget marks and filter"))
QUIT = Action("app.leave", "ctrl+q", N_("leave"), N_("Leave the program"))
WORD = Action("term.show", "t", N_("word"), N_("What a word on the screen means; define it where nobody has"))
TURN_ON = Action("pane.on", "right_square_bracket", N_("pane on"), N_("Turn the detail pane on by a page"))
TURN_BACK = Action("pane.back", "left_square_bracket", N_("pane back"), N_("Turn the detail pane back by a page"))

EVERYWHERE = (
    ENTER_LINE, GO, FILTER, UNDO, EDIT, EDITOR, WORD, HISTORY, COPY, PALETTE, HELP, TURN_ON, TURN_BACK, REDRAW, BACK,
    ESCAPE, QUIT,
)  # fmt: skip

# triage
ACCEPT = Action("item.accept", "a", N_("accept"))
GIVE = Action("item.give", "G", N_("give"))
WAIT = Action("item.wait", "w", N_("wait on"))
CLASSIFY = Action("item.classify", "n", N_("nature"))
MEET = Action("meeting.pin", "m", N_("to meeting"), N_("Accept it, and raise it at the next meeting with them"))
LOG_ONLY = Action("item.log", "l", N_("log only"))
DUPLICATE = Action("item.duplicate", "d", N_("duplicate"))
DECLINE = Action("item.decline", "x", N_("decline"))
SNOOZE = Action("item.snooze", "z", N_("snooze"))
SNOOZED = Action("drawer.open", "Z", N_("snoozed"), N_("What sleeps: until when, and how to wake it"))
SENDER = Action("item.sender", "p", N_("sender"), N_("Say whom it comes from; who is no party yet becomes one"))
WAKE = Action("item.wake", "W", N_("wake"))

TRIAGE = (ACCEPT, GIVE, WAIT, CLASSIFY, MEET, LOG_ONLY, DUPLICATE, DECLINE, SNOOZE, SENDER)

# items at work
SETTLE = Action("item.settle", "s", N_("settle"))
REOPEN = Action("item.reopen", "R", N_("reopen"))
ANSWER = Action("item.answer", "v", N_("answer"))
SIDE = Action("item.side", "p", N_("position"))
OPTION = Action("item.option", "o", N_("option"))
OPEN = Action("conflict.open", "c", N_("open one"), N_("Open a conflict: its parties, a colon, what it is about"))
MATRIX = Action("item.matrix", "M", N_("matrix"), N_("Options against sides: who accepts what, by arrows and Space"))
SERVES = Action("option.serves", "i", N_("serves"), N_("Which interests the option serves"))
SHEET = Action("item.sheet", "S", N_("sheet"), N_("The mediation sheet as Markdown, without what is private"))

AT_WORK = (SETTLE, ANSWER, GIVE, WAIT, CLASSIFY, REOPEN)

# meetings
PLAN = Action("meeting.plan", "c", N_("create"))
MOVE = Action("meeting.move", "r", N_("reschedule"))
HOLD = Action("meeting.hold", "H", N_("held"))
CANCEL = Action("meeting.cancel", "x", N_("cancel"))
FIND = Action("meeting.find", "f", N_("find a time"), N_("Find a time at which those who are to come are free"))
PACK = Action("meeting.pack", "p", N_("pack"), N_("What there is to raise in the meeting, and why"))
RUN = Action("meeting.run", "o", N_("run"), N_("Run the meeting line by line; colleagues may follow"))

# the agenda
TURN = Action("agenda.turn", "d", N_("turn"), N_("Turn the agenda: list, week, day"))
BEFORE = Action("agenda.before", "b", N_("before"), N_("The day, week or month before"))
AFTER = Action("agenda.after", "a", N_("after"), N_("The day, week or month after"))
TODAY = Action("agenda.today", "T", N_("today"), N_("Back to today, to what comes next"))

# a meeting's pack, and its minutes
PIN = Action("pack.pin", "p", N_("pin"), N_("Pin this line to the meeting, or unpin it"))
SKIP = Action("pack.skip", "x", N_("skip"), N_("Leave this line out of the meeting, or take it in again"))
UP = Action("pack.up", "K", N_("up"), N_("Raise this line earlier"))
DOWN = Action("pack.down", "J", N_("down"), N_("Raise this line later"))
ACT = Action("run.act", "A", N_("// action"), N_("Note an action with its owner and due date; // does the same"))
DECIDE = Action("run.decide", "d", N_("decision"), N_("Note a decision, and why it was taken"))
PARK = Action("run.park", "i", N_("park"), N_("Park a matter: it goes to the inbox"))
REMARK = Action("run.note", "c", N_("note"), N_("Note what was said apart from the lines"))
ATTEND = Action("run.attend", "a", N_("attendance"), N_("Note who came, and how many"))
TAKE_PEN = Action("run.pen", "T", N_("take the pen"), N_("Take the pen: from now on I write, and the others follow"))
MINUTES = Action("meeting.minutes", "m", N_("minutes"), N_("The minutes: to read, to copy, to send"))
ABSENT = Action("minutes.relay", "l", N_("to the absent"), N_("Relay the minutes to those who were absent"))
SAVE = Action("minutes.save", "w", N_("write files"), N_("Write files: the minutes in each language, the next date"))
LANGUAGE = Action("minutes.turn", "d", N_("language"), N_("Read the minutes in the next language"))

# free times
WHO = Action("time.who", "p", N_("parties"), N_("Look for a time for other parties"))
LENGTH = Action("time.length", "n", N_("length"), N_("Look for more or less time"))
WINDOW = Action("time.window", "w", N_("days"), N_("Look within other days"))
ROOMS = Action("time.rooms", "s", N_("places"), N_("Look for other places"))

# parties
LOG = Action("entry.log", "c", N_("log contact"))
NEW_PARTY = Action("party.add", "n", N_("new party"), N_("Write down a person or a group who is not known yet"))
CHECK_IN = Action("party.checkin", "m", N_("check-in"), N_("Plan a check-in with this party"))
BRIDGE = Action("party.bridge", "b", N_("bridge"), N_("All there is between this party and another"))
BRIDGES = Action("party.bridges", "B", N_("bridges"), N_("Pairs with open business, by how long they have been silent"))
MANDATE = Action("party.mandate", "M", N_("mandate"), N_("Only the parties I represent; again: all of them"))
MAP = Action("party.map", "i", N_("map"), N_("The parties by influence and interest"))
YEAR = Action("party.year", "Y", N_("year"), N_("A year of contacts, day by day"))
HANDOVER = Action("party.handover", "H", N_("handover"), N_("The sheet for the colleague who takes over"))
NARROW = Action("timeline.narrow", "f", N_("narrow"), N_("Only one channel, tone or person of the timeline"))

# behind what is shown
WHY = Action("record.why", "W", N_("why"), N_("The records behind each reason and number"))
NOTE = Action("record.note", "P", N_("private note"), N_("A note that nobody else can read and no export has"))
RELATIONS = (BRIDGE, WHY, NOTE, HANDOVER, YEAR)

# initiatives and terms
DRAFT = Action("initiative.draft", "c", N_("draft"))
ADVANCE = Action("initiative.advance", "a", N_("advance"))
BACK_ONE = Action("initiative.back", "b", N_("one back"))
BUSY = Action("initiative.busy", "B", N_("busy weeks"), N_("Who is hit by what, when: all initiatives together"))
BOARD_STEP = Action("board.step", "F", N_("next step"), N_("Do what this line suggests; else go to the next that does"))
BOARD_NEW = Action("board.new", "c", N_("create"), N_("Make what belongs here: work, training, problem, reading, mark"))
BOARD_TURN = Action("board.turn", "d", N_("turn"), N_("The next panel of the board; Tab too"))
BOARD_BACK = Action("board.turn-back", "D", N_("turn back"), N_("The panel before; Shift+Tab too"))
SHIFT = Action("initiative.shift", "S", N_("shift"))
ADJUST = Action("initiative.adjust", "A", N_("adjust"))
MEASURE = Action("initiative.measure", "M", N_("measure"))
AFFECT = Action("initiative.affect", "i", N_("what changes"))
PLAYBOOK = Action("board.playbook", "L", N_("playbook"), N_("Plan it by a playbook: its items and meetings, dated"))
REPORT = Action("board.report", "I", N_("report"), N_("The report: a page for the sponsor, one for each head"))
PULSE = Action("board.pulse", "N", N_("pulse mails"), N_("Write each group a mail with one question: how it stands"))
NEXT_PAGE = Action("report.turn", "d", N_("next page"), N_("The next page of the report: the sponsor's, each head's"))
SAVE_REPORT = Action("report.save", "w", N_("write files"), N_("Write the pages and the figures to files"))
WAVE = Action("board.wave", "K", N_("wave"), N_("Put what is selected into a wave: pilot, wave 1 …"))
ENLIST = Action("initiative.enlist", "T", N_("team"))
DEFINE = Action("term.define", "c", N_("define"))
SAY = Action("term.say", "s", N_("say it to"), N_("How to say it to a group that does not share the word"))
RELAY = Action("item.capture", "c", N_("relay"), N_("Relay something from one party to others"))
PLAIN = Action("relay.plain", "l", N_("plain words"), N_("Say a relay in plain words; Tab takes those offered"))
TEMPLATE = Action("relay.template", "T", N_("SBAR"), N_("Put the four headings of SBAR into a relay's text"))

# on the line of quick entry
TAKE = Action("line.take", "tab", N_("take it"), N_("Take what is suggested, or complete a name; again: the next one"))
TAKE_PREVIOUS = Action("line.take-previous", "shift+tab", N_("the one before"), N_("Complete with the name before"))
READING = Action("line.reading", "alt+down", N_("other reading"), N_("Read the date at the cursor in its other way"))
KIND = Action("line.kind", "f2", N_("kind"), N_("Make it another kind: task, meeting, contact…"))
FIRST_WAY = Action("line.first-way", "f3", N_("first way out"), N_("Settle what is doubtful in the first way offered"))
SECOND_WAY = Action("line.second-way", "f4", N_("second way out"), N_("Settle it in the second way"))
THIRD_WAY = Action("line.third-way", "f5", N_("third way out"), N_("Settle it in the third way"))
WORDS = Action("line.words", "backspace", N_("words"), N_("Make words of what was understood; else delete"))
UNDO_READING = Action("line.undo", "ctrl+z", N_("undo"), N_("Undo what was told to be read otherwise"))
REDO_READING = Action("line.redo", "ctrl+y", N_("redo"), N_("Redo it"))
EARLIER = Action("line.earlier", "up", N_("earlier"), N_("An earlier line"))
LATER = Action("line.later", "down", N_("later"), N_("A later line"))
CHEATS = Action("line.help", "f1", N_("what can be said"), N_("What can be said in a line, with today's examples"))
LEAVE_LINE = Action("line.leave", "escape,ctrl+g", N_("leave"), N_("Leave, and keep the line as a draft"))

WAYS = (FIRST_WAY, SECOND_WAY, THIRD_WAY)
TYPING = (TAKE, TAKE_PREVIOUS, READING, *WAYS, KIND, WORDS, UNDO_READING, REDO_READING, EARLIER, LATER)
ON_THE_LINE = (*TYPING, CHEATS, LEAVE_LINE)
"""What keys do while a line of quick entry is typed."""

SCREENS = {
    "i": ("inbox", N_("Inbox")),
    "a": ("agenda", N_("Agenda")),
    "c": ("conflicts", N_("Open conflicts")),
    "r": ("log", N_("Relationship log")),
    "l": ("relays", N_("Relays")),
    "p": ("initiatives", N_("Initiatives")),
    "t": ("terms", N_("Terms")),
    "s": ("search", N_("Search")),
}
"""`g`, then the letter: the screen's name and title."""

PAGE_TITLES = {
    "record": N_("On a record"), "party": N_("On a party"), "bridge": N_("On a bridge"), "bridges": N_("Bridges"),
    "map": N_("Influence and interest"), "why": N_("What stands behind a number"), "snoozed": N_("Snoozed"),
    "pack": N_("Meeting pack"), "run": N_("Running a meeting"), "minutes": N_("Minutes"),
    "find_time": N_("Find a time"), "year": N_("A year of contacts"), "handover": N_("Handover"),
    "matrix": N_("Matrix"), "board": N_("On an initiative"), "report": N_("Report"),
}  # fmt: skip
"""What opens on top of a screen and has keys of its own: its name and title."""

ON_THE_BOARD = (
    BOARD_TURN, BOARD_STEP, BOARD_NEW, ADVANCE, WHY, SHIFT, MEASURE, ADJUST, AFFECT, ENLIST, CHECK_IN, PLAYBOOK,
    REPORT, PULSE, WAVE, BACK_ONE, BOARD_BACK, MOVE, HOLD, FIND, RUN, CANCEL, *AT_WORK,
)  # fmt: skip
"""What the coordinator's board offers, whichever panel is shown."""

ACTIONS = {
    "inbox": (*TRIAGE, SNOOZED, SETTLE),
    "snoozed": (WAKE, *TRIAGE, SETTLE),
    "agenda": (TURN, PLAN, MOVE, PACK, RUN, FIND, HOLD, CANCEL, TODAY, BEFORE, AFTER, MEET, *AT_WORK),
    "conflicts": (OPEN, MATRIX, ANSWER, SIDE, OPTION, SETTLE, WHY, NOTE, SHEET, GIVE, WAIT, CLASSIFY, REOPEN),
    "matrix": (SETTLE, ANSWER, OPTION, SERVES, SIDE, WHY, NOTE, SHEET),
    "log": (LOG, CHECK_IN, NEW_PARTY, *RELATIONS, MANDATE, BRIDGES, MAP),
    "party": (LOG, CHECK_IN, NARROW, *RELATIONS, *AT_WORK),
    "bridge": (LOG, WHY, *AT_WORK),
    "bridges": (BRIDGE, WHY),
    "map": (LOG, *RELATIONS),
    "year": (WHY,),
    "handover": (WHY,),
    "why": AT_WORK,
    "relays": (RELAY, ANSWER, PLAIN, WHY, TEMPLATE, SETTLE, GIVE, WAIT, CLASSIFY, REOPEN),
    "initiatives": (DRAFT, ADVANCE, BACK_ONE, BUSY),
    "board": ON_THE_BOARD,
    "report": (NEXT_PAGE, SAVE_REPORT),
    "terms": (DEFINE, SAY),
    "search": AT_WORK,
    "record": (MATRIX, SIDE, OPTION, *AT_WORK, SHEET, PLAIN, TEMPLATE, WHY, NOTE, MOVE, HOLD, FIND, MINUTES),
    "pack": (RUN, PIN, SKIP, UP, DOWN, *AT_WORK),
    "run": (ACT, DECIDE, PARK, ATTEND, HOLD, REMARK, TAKE_PEN, MINUTES, *AT_WORK),
    "minutes": (ABSENT, SAVE, LANGUAGE),
    "find_time": (WHO, LENGTH, WINDOW, ROOMS),
}
"""What each screen offers besides what all do, the most used first."""

KEY_SIGNS = {
    "semicolon": ";", "slash": "/", "question_mark": "?", "right_square_bracket": "]", "left_square_bracket": "[",
    "escape": "Esc", "enter": "↵", "space": "␣", "tab": "Tab", "shift+tab": "⇧Tab", "alt+down": "Alt+↓", "up": "↑",
    "down": "↓", "backspace": "⌫", **{f"f{number}": f"F{number}" for number in range(1, 13)},
}  # fmt: skip


def word_of(operation: str) -> str:
    """Return what a notice calls an operation that was carried out, in the reader's language."""
    from tui.text import _

    known = OPERATIONS.get(operation)
    word = _WORDS.get(operation)
    return _(word) if word else _(known.summary()) if known else operation


_WORDS = {
    "item.capture": N_("captured"), "item.accept": N_("accepted"), "item.give": N_("given"),
    "item.wait": N_("waiting"), "item.classify": N_("classified"), "item.decline": N_("declined"),
    "item.duplicate": N_("duplicate"), "item.snooze": N_("snoozed"), "item.wake": N_("woken"),
    "item.log": N_("logged only"),
    "item.change": N_("changed"), "item.settle": N_("settled"), "item.reopen": N_("reopened"),
    "item.side": N_("position noted"), "item.option": N_("option added"), "item.answer": N_("answer noted"),
    "entry.log": N_("logged"), "entry.correct": N_("corrected"), "meeting.plan": N_("planned"),
    "meeting.move": N_("moved"), "meeting.change": N_("changed"), "meeting.hold": N_("held"),
    "meeting.shift": N_("moved"), "meeting.leave_out": N_("left out"), "meeting.cancel": N_("cancelled"),
    "meeting.pin": N_("pinned"), "meeting.skip": N_("skipped"), "meeting.arrange": N_("put in order"),
    "meeting.arise": N_("noted"), "meeting.attend": N_("attendance noted"),
    "party.add": N_("added"), "party.change": N_("changed"),
    "initiative.draft": N_("drafted"), "initiative.change": N_("changed"), "initiative.advance": N_("advanced"),
    "initiative.back": N_("taken back a phase"), "initiative.measure": N_("measure noted"),
    "initiative.read": N_("reading noted"), "initiative.ask": N_("asked"),
    "initiative.condition": N_("condition noted"), "initiative.affect": N_("noted what changes"),
    "initiative.enlist": N_("team changed"), "initiative.shift": N_("shifted"),
    "initiative.adjust": N_("adjusted"), "initiative.resistance": N_("resistance noted"),
    "item.respond": N_("answered"), "term.define": N_("defined"), "term.change": N_("changed"),
    "signal.dismiss": N_("dismissed"), "initiative.playbook": N_("planned"),
    "import": N_("imported"), "init": N_("set up"),
}  # fmt: skip
"""Operation → what has been done."""


def shown_key(keys: str) -> str:
    """Return the first of an action's keys as people read it: `;`, `G`, `ctrl+p`."""
    first = keys.split(",", 1)[0]
    return KEY_SIGNS.get(first, first)
