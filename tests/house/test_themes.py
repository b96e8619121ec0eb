"""Every theme is legible, and a theme of one's own is checked before it is worn."""

from pathlib import Path

import pytest
from textual.theme import Theme

import themes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def wrong_with(name: str, folder: Path) -> str:
    with pytest.raises(themes.ThemeError) as refused:
        themes.load(name, folder)
    return "\n".join(map(str, refused.value.sentences))


@pytest.mark.parametrize("name", themes.SHIPPED)
def test_a_theme_that_ships_is_well_formed_and_legible(name: str) -> None:
    data = themes._read(name)
    assert [*map(str, themes.malformed(data))] == []
    assert [*map(str, themes.illegible(data))] == []


@pytest.mark.parametrize("name", themes.SHIPPED)
def test_textual_wears_a_theme_that_ships(name: str) -> None:
    theme = Theme(**themes.load(name))
    colours = {**theme.to_color_system().generate(), **theme.variables}
    assert theme.name == name
    assert colours["text-error"]


def test_high_contrast_means_seven_to_one() -> None:
    assert themes._read("contrast")["contrast"] == 7.0


def test_the_terminal_theme_uses_nothing_but_the_terminals_colours() -> None:
    theme = themes.load("terminal")
    assert theme["ansi"]
    values = [value for key, value in theme.items() if key in themes.COLOURS]
    assert all(value.startswith("ansi_") for value in values)
    assert not any("#" in value for value in theme["variables"].values())


def test_contrast_is_that_of_wcag() -> None:
    assert themes.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert themes.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_theme_of_my_own_says_only_what_differs(folder: Path) -> None:
    (folder / "sea.toml").write_text('base = "dark"\naccent = "#7fd4ff"\n')
    assert themes.names(folder) == [*themes.SHIPPED, "sea"]
    sea = themes.load("sea", folder)
    assert sea["accent"] == sea["variables"]["text-accent"] == "#7fd4ff"
    assert sea["background"] == themes.load("dark")["background"]
    Theme(**sea).to_color_system().generate()


def test_a_theme_that_cannot_be_read_names_the_pair(folder: Path) -> None:
    (folder / "fog.toml").write_text('foreground = "#333a44"\n')
    said = wrong_with("fog", folder)
    assert "foreground #333a44 on background #15191f: contrast 1.5" in said
    assert "surface" in said


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    (folder / "odd.toml").write_text('dark = "yes"\naccent = "bleu"\ncolour = "#ffffff"\nbase = "sepia"\n')
    said = wrong_with("odd", folder)
    assert [key for key in ("dark", "accent", "colour", "base") if f"{key}:" in said] == [
        "dark",
        "accent",
        "colour",
        "base",
    ]


def test_a_file_that_is_not_toml_says_where(folder: Path) -> None:
    (folder / "torn.toml").write_text('accent = "#ff')
    assert "torn.toml" in wrong_with("torn", folder)
    assert "there is no theme named ghost" in wrong_with("ghost", folder)
