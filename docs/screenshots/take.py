"""Pictures of the screens for the README, made by the app itself: `make screenshots`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from store.presets import demo
from tui.app import Passerelle
from tui.cli.session import Session

HERE = Path(__file__).parent
SIZE = (124, 34)
SCREENS = ("inbox", "agenda", "conflicts", "log", "relays", "initiatives", "terms")
LINES = {
    "en": ";call nur: worried about nights -  // send roster fri",
    "fr": ";appel soins: inquiets pour les nuits -  // envoyer horaire vendredi",
}


async def take(lang: str) -> None:
    """Draw each screen in one language, and the inbox with a line being typed."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "passerelle.store"
        demo.build(store, lang, zone="America/Montreal")
        app = Passerelle(Session(store=str(store), lang=lang))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(1.6)  # the signals come in their own time
            for name in SCREENS:
                await app.switch_mode(name)
                await pilot.pause(0.4)
                save(app, f"{name}.{lang}")
            await app.switch_mode("inbox")
            await pilot.press(*LINES[lang].replace(" ", "␣").replace("␣", " "))
            await pilot.pause(0.4)
            save(app, f"entry.{lang}")


def save(app: Passerelle, name: str) -> None:
    """Write a picture; fonts are the reader's own, nothing is fetched from anywhere."""
    picture = re.sub(r"@font-face \{.*?\}\s*", "", app.export_screenshot(title="Passerelle"), flags=re.DOTALL)
    (HERE / f"{name}.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    for lang in LINES:
        asyncio.run(take(lang))
