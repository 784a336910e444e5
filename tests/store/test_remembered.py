"""What is remembered stays within its bytes."""

from __future__ import annotations

from store.guard import _remembered, guard
from store.remembered import Remembered


def test_what_was_used_longest_ago_goes_first() -> None:
    held: Remembered[str, int] = Remembered(100)
    for number, key in enumerate("abc"):
        held.put(key, number, 40)
        held.get("a")
    assert [held.get(key) for key in "abc"] == [0, None, 2]
    assert held.bytes == 80


def test_what_is_larger_than_everything_is_not_held() -> None:
    held: Remembered[str, int] = Remembered(100)
    held.put("a", 1, 60)
    held.put("b", 2, 101)
    assert (held.get("a"), held.get("b"), held.bytes) == (1, None, 60)
    held.clear()
    assert (held.get("a"), held.bytes) == (None, 0)


def test_the_guard_remembers_within_its_bytes() -> None:
    for number in range(40):
        guard(f"ASK {{ VALUES ?v {{ {'1 ' * 2000} }} }} # {number}")
    assert 0 < _remembered().bytes <= _remembered().most_bytes
