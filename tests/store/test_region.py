"""What a region says of its calendar."""

from __future__ import annotations

from datetime import date

from store import region


def test_holidays_are_those_of_the_province() -> None:
    saint_jean = date(2026, 6, 24)
    assert region.closed("CA-QC", saint_jean)
    assert not region.closed("CA-ON", saint_jean)
    assert region.closed("FR", date(2026, 7, 14))
    assert not region.closed("", date(2026, 12, 25))


def test_a_place_nobody_knows_has_its_countrys_holidays_or_none() -> None:
    assert region.closed("CA-XX", date(2026, 7, 1))
    assert region.closed_days("ZZ", 2026) == frozenset()


def test_weeks_and_orders_are_the_countrys() -> None:
    assert [region.first_weekday(name) for name in ("", "FR", "CA-QC", "US", "EG")] == [0, 0, 6, 6, 5]
    assert [region.order_of(name) for name in ("", "FR", "CA-QC", "US")] == ["DMY", "DMY", "DMY", "MDY"]
