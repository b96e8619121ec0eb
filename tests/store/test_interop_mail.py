"""The officer's mailbox comes in: one inbox item a mail, readable, dated, from the right party."""

import mailbox
from datetime import UTC, datetime
from pathlib import Path

import pytest
from interop_desk import SAMPLES, bring, bring_text, carry_out, codes, counts, desk, item, meeting

from store import Item, Refused, Workspace
from store.interop import prepare

__all__ = ["desk"]

MAIL = "From: Omar Haddad <omar.haddad@it.example>\nTo: me@x.example\nMessage-ID: <1@x>\nSubject: {subject}\n\n{text}\n"


def test_a_reply_in_latin_1_becomes_an_item_with_its_history_aside(desk: Workspace) -> None:
    bring(desk, "reply-fr-latin1.eml")
    mail = item(desk, "État des lits – urgence")
    assert mail.status == "inbox"
    assert codes(desk, (mail.source or 0,)) == ["roy"]  # by name: her address is not known
    assert mail.created_at == datetime(2026, 11, 20, 19, 5, tzinfo=UTC)
    assert mail.text == ("Bonjour,\n\nLes lits du 4 e sont fermés jusqu’à lundi… On en parle à la réunion?\n\nMarie")
    assert "Chef de service" in mail.quoted
    assert "> Où en sont les lits?" in mail.quoted
    assert mail.uid == "reply-1@chu.example"


def test_of_an_html_mail_the_text_is_read_and_the_forwarded_part_kept(desk: Workspace) -> None:
    bring(desk, "outlook-html-en.eml")
    mail = item(desk, "New interface")
    assert mail.text == (
        "Hello,\n\nThe new interface needs two things :\n\n- a test patient\n- an hour with Nursing\n\n"
        "Details: the wiki <https://wiki.it.example/e-record>\n\n[plan.pdf]"
    )
    assert mail.quoted.startswith("From: Vendor <help@vendor.example>")
    assert "interface changes on Monday" in mail.quoted
    assert "never" not in mail.text + mail.quoted


def test_a_flowed_text_has_whole_paragraphs(desk: Workspace) -> None:
    bring(desk, "flowed-en.eml")
    mail = item(desk, "Night roster")
    assert mail.text == ("We can cover the night of the 24th, but not the 25th unless the float pool sends two people.")
    assert codes(desk, (mail.source or 0,)) == ["nur"]


def test_answers_between_the_quoted_lines_stay_and_a_stranger_makes_no_party(desk: Workspace) -> None:
    before = counts(desk)[0]
    bring(desk, "inline-answers-en.eml")
    mail = item(desk, "Three questions")
    assert mail.source is None
    assert mail.text.startswith("Stranger Danger <who@elsewhere.example>\n\nOn Tue")
    assert "I do.\n> And the radio?\nNobody yet." in mail.text
    assert counts(desk)[0] == before


def test_a_whole_mailbox_is_one_commit_that_undo_takes_back(desk: Workspace) -> None:
    before = counts(desk)
    prepared = bring(desk, "inbox.mbox")
    assert [new.kind for new in prepared.new].count("item") == 4
    assert meeting(desk, "Comité de coordination des lits").status == "planned"
    assert [str(skipped) for skipped in prepared.skipped if "answer to the invitation" in str(skipped)]
    desk.undo()
    desk.changes()
    assert counts(desk) == before


def test_the_same_mail_again_is_the_same_item(desk: Workspace) -> None:
    bring(desk, "inbox.mbox")
    before = counts(desk)
    again = bring(desk, "inbox.mbox", "flowed-en.eml")
    assert again.operations == []
    assert counts(desk) == before
    assert any(known.table == "items" and known.title == "Night roster" for known in again.known)


def test_the_same_mail_twice_in_one_import_is_one_item(desk: Workspace) -> None:
    prepared = bring(desk, "flowed-en.eml", "flowed-en.eml")
    assert [new.title for new in prepared.new] == ["Night roster"]
    assert [known.id for known in prepared.known] == [0]


def test_a_mail_without_an_id_is_known_by_what_it_says(desk: Workspace) -> None:
    text = "From: a@b.example\nSubject: Heat\n\nThe heating is off.\n"
    bring_text(desk, text)
    assert bring_text(desk, text).operations == []
    assert len(bring_text(desk, text.replace("off", "on")).operations) == 1


def test_what_a_colleague_imported_meanwhile_is_not_made_twice(desk: Workspace) -> None:
    prepared = prepare(desk, [SAMPLES / "inbox.mbox"])
    bring(desk, "inbox.mbox")
    before = counts(desk)
    carry_out(desk, prepared)
    assert counts(desk) == before


def test_recipients_are_the_parties_and_my_own_mails_have_no_source(desk: Workspace) -> None:
    head = "From: me@x.example\nTo: nursing@hospital.example, w@else.example\nCc: Marie Roy <m@r.example>\n"
    text = head + "Subject: A\n\nB b b"
    carry_out(desk, prepare(desk, [("-", text.encode())], mine=["me@x.example"]))
    mail = item(desk, "A")
    assert mail.source is None
    assert codes(desk, mail.parties) == ["nur", "roy"]
    assert mail.text == "B b b"


def test_a_date_in_the_future_is_now(desk: Workspace) -> None:
    bring_text(desk, "From: a@b.example\nDate: Sat, 1 Jan 2180 10:00:00 +0000\nSubject: Later\n\nHello to you all")
    assert item(desk, "Later").created_at == datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "said", "aside"),
    [
        ("Oui.\n\nLe 3 nov. 2026 à 10:00, A <a@b.c> a\nécrit :\n\n> Non?", "Oui.", "Le 3 nov."),
        ("Yes.\n\n-----Original Message-----\nFrom: A\nSent: x\n\nNo?", "Yes.", "-----Original"),
        ("D'accord.\n\n-----Message d'origine-----\nDe : A\n\nNon?", "D'accord.", "-----Message"),
        (
            "Voici.\n________________________________\nDe : A\nEnvoyé : lundi\nÀ : B\nObjet : C\n\nTexte",
            "Voici.",
            "____",
        ),
        ("*De :* moi, je dis oui\nEt toi?", "*De :* moi, je dis oui\nEt toi?", ""),
        ("Fine.\n> a\n> b\n", "Fine.", "> a"),
        ("Both:\n\nOn 3 May A wrote:\n> a\nYes.\n> b\nNo.", "Both:\n\nOn 3 May A wrote:\n> a\nYes.\n> b\nNo.", ""),
        ("On Monday we meet, as you wrote:\nbring the list", "On Monday we meet, as you wrote:\nbring the list", ""),
        ("---------- Forwarded message ---------\nFrom: A\nDate: x\nTo: y\n\nHi", "---------- Forwarded", ""),
        ("Done.\n-- \nMarie\n514 555-0100", "Done.", "-- \nMarie"),
    ],
)
def test_history_and_signature_stand_aside(desk: Workspace, text: str, said: str, aside: str) -> None:
    bring_text(desk, MAIL.format(subject="S", text=text))
    mail = item(desk, "S")
    assert mail.text.startswith(said)
    assert mail.quoted.startswith(aside.replace("-- \n", "--\n"))
    assert bool(mail.quoted) == bool(aside)


def test_terminal_escapes_and_direction_marks_never_arrive(desk: Workspace) -> None:
    bring_text(desk, MAIL.format(subject="Hi \x1b]0;owned\x07 you\u202e", text="a\x00b\x9b31mc\u2066d e f"))
    mail = item(desk, "Hi ]0;owned you")
    assert mail.text == "ab31mcd e f"


def test_a_message_that_is_too_large_is_named_and_the_others_come_in(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "big.mbox"
    header = b"From a@b.example Fri Nov 20 14:05:00 2026\nSubject: %s\n\n"
    path.write_bytes(
        header % b"Big" + b"x" * 79 + b"\n" + b"y\n" * (1 << 20) + b"\n" + header % b"Small" + b"ok then yes\n"
    )
    prepared = carry_out(desk, prepare(desk, [path]))
    assert [each.title for each in desk.find(Item)] == ["Small"]
    assert [str(each) for each in prepared.skipped] == [f"{path}, message 1: it is larger than 2 MB"]


def test_a_line_that_was_escaped_in_the_mailbox_reads_as_it_was_written(desk: Workspace) -> None:
    bring_text(desk, "From a@b.c Fri Nov 20 14:05:00 2026\nSubject: Roads\n\nWe drove:\n>From Lyon to Nice\n")
    assert item(desk, "Roads").text == "We drove:\nFrom Lyon to Nice"


def test_a_mail_of_endless_parts_is_named(desk: Workspace) -> None:
    parts = "--b\n\nx\n" * 1001
    prepared = bring_text(desk, f"Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n{parts}")
    assert [str(each) for each in prepared.skipped] == ["-: it has more than 1000 parts"]


def test_a_maildir_comes_in(desk: Workspace, tmp_path: Path) -> None:
    folder = mailbox.Maildir(tmp_path / "Maildir")
    for name in ("flowed-en.eml", "reply-fr-latin1.eml"):
        folder.add((SAMPLES / name).read_bytes())
    carry_out(desk, prepare(desk, [tmp_path / "Maildir"]))
    assert {each.title for each in desk.find(Item)} == {"Night roster", "État des lits – urgence"}


def test_a_link_in_a_shared_folder_is_not_followed(desk: Workspace, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    (shared / "mail.eml").symlink_to(SAMPLES / "flowed-en.eml")
    with pytest.raises(Refused, match="is a link in a folder that others can write to"):
        prepare(desk, [shared / "mail.eml"])
    shared.chmod(0o755)
    assert prepare(desk, [shared / "mail.eml"]).new


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Outlook's own format"),
        (b"PK\x03\x04zip", "unpack it"),
        (b"", "is empty"),
        (b"%PDF-1.4", "is a PDF"),
    ],
)
def test_what_cannot_be_imported_says_what_to_do(
    desk: Workspace, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "thing.msg"
    path.write_bytes(content)
    with pytest.raises(Refused, match=sentence):
        prepare(desk, [path])
    with pytest.raises(Refused, match="cannot be read"):
        prepare(desk, [tmp_path / "nowhere.eml"])
