"""What came in on one day at a hospital: mails and a calendar, as the mail server and Outlook hand them over.

    python tests/recorded_day.py 200 60 FOLDER      # inbox.mbox and calendar.ics, around today

Some mails answer others, some tell the same twice, some are advertisements; some events are series, cancelled, double.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import islice, product
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Montreal")
WRITERS = (
    ("Chantal Tremblay", "soins"), ("Marie Roy", "soins"), ("Luc Gagnon", "urgence"), ("Aisha Rahman", "pharmacy"),
    ("Peter Walsh", "it"), ("Zoé Lévesque", "labo"), ("Jean-François Côté", "batiment"), ("Nadia Haddad", "union"),
)  # fmt: skip
MATTERS = (
    ("Badges refusés la nuit", "Bonjour,\n\nDepuis lundi, la porte 4 refuse les badges de l'équipe de nuit.\nMerci !"),
    ("Night roster not posted", "Hello,\n\nThe roster for December is still not posted on the ward.\nThanks"),
    ("Imprimante du poste 3", "L'imprimante du poste 3 ne sort plus d'étiquettes. On recopie à la main."),
    ("Cutover of the prescribing module", "We need the ward's go-ahead in writing before Sunday 2 am."),
    ("Lits fermés en décembre", "Combien de lits ferment, et qui prévient l'urgence ? Réponse avant vendredi svp."),
    ("Training room double booked", "Room B-204 is taken on the day of the super-user training."),
    ("Étiquettes des tubes", "Trop de tubes arrivent sans étiquette. Peut-on en parler avec les étages ?"),
    ("Lift 2 out of order", "Lift 2 is out of order until further notice; beds go through the north wing."),
    ("Congés de Noël", "Les demandes de congé se croisent entre les deux équipes. Il faut trancher."),
    ("Special offer: infusion pumps", "Dear customer, 20 % off all pumps this month. Unsubscribe below."),
)
WARDS = tuple(f"{floor}{wing}" for floor in range(2, 12) for wing in "AB")
GATHERINGS = (
    ("Comité des lits", 9, 60, "Salle B-204"), ("IT weekly", 10, 45, "Room 12"), ("Tournée du bloc", 7, 30, "Bloc"),
    ("Ward 3 handover review", 14, 30, "Ward 3"), ("Formation des superutilisateurs", 13, 120, "Salle B-204"),
    ("Rencontre avec le syndicat", 16, 60, "Salle du conseil"), ("Pharmacy and nursing", 11, 45, "Room 7"),
)  # fmt: skip


def address(name: str, place: str) -> str:
    """Return where somebody is written to."""
    plain = name.split()[0].lower().encode("ascii", "ignore").decode()
    return f"{plain}@{place}.example"


def mails(count: int, now: datetime) -> Iterator[EmailMessage]:
    """Yield mails of the three days before `now`, the oldest first; every ninth answers the one before."""
    before = None
    for number, (ward, (title, text)) in enumerate(islice(product(WARDS, MATTERS), count)):
        mail = EmailMessage()
        name, place = WRITERS[number * 7 % len(WRITERS)]
        mail["From"] = Address(name, addr_spec=address(name, place))
        mail["To"] = "liaison@chu.example"
        mail["Message-ID"] = f"<{number}@chu.example>"
        mail["Date"] = format_datetime(now - timedelta(minutes=20 * (count - number)))
        answers = number % 9 == 8 and before is not None
        mail["Subject"] = f"RE: {before['Subject']}" if answers and before else f"{title} ({ward})"
        quoted = ""
        if answers and before:
            mail["In-Reply-To"] = before["Message-ID"]
            quoted = "\n\n> " + before.get_content().replace("\n", "\n> ")
        mail.set_content(f"{text}{quoted}\n\n-- \n{name}\n")
        before = mail
        yield mail


def mailbox(count: int, now: datetime) -> bytes:
    """Return mails as an mbox."""
    return b"".join(b"From liaison Thu Jan  1 00:00:00 2026\n" + mail.as_bytes() + b"\n" for mail in mails(count, now))


def calendar(count: int, today: date) -> str:
    """Return a calendar of events from today on: every sixth a series with one day left out, every tenth cancelled."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chu//day//EN"]
    for number in range(count):
        title, hour, length, place = GATHERINGS[number % len(GATHERINGS)]
        start = datetime.combine(today + timedelta(days=number // 4), time(hour), ZONE)
        lines += ["BEGIN:VEVENT", f"UID:event-{number}@chu.example", f"SUMMARY:{title}", f"LOCATION:{place}"]
        lines += [f"DTSTART;TZID={ZONE.key}:{start:%Y%m%dT%H%M%S}", f"DURATION:PT{length}M"]
        for name, party in WRITERS[number % 5 : number % 5 + 2]:
            lines.append(f"ATTENDEE;CN={name}:mailto:{address(name, party)}")
        if number % 6 == 0:
            left_out = start + timedelta(days=7)
            lines += ["RRULE:FREQ=WEEKLY;COUNT=8", f"EXDATE;TZID={ZONE.key}:{left_out:%Y%m%dT%H%M%S}"]
        lines += ["STATUS:CANCELLED"] * (number % 10 == 9) + ["END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def written(folder: Path, count: int, events: int, now: datetime) -> list[Path]:
    """Write `inbox.mbox` and `calendar.ics` into a folder, and return their paths."""
    paths = [folder / "inbox.mbox", folder / "calendar.ics"]
    paths[0].write_bytes(mailbox(count, now))
    paths[1].write_text(calendar(events, now.astimezone(ZONE).date()), "utf-8")
    return paths


if __name__ == "__main__":
    print(*written(Path(sys.argv[3]), int(sys.argv[1]), int(sys.argv[2]), datetime.now(ZONE)), sep="\n")
