"""Clients are served in turn, within their limits."""

from __future__ import annotations

import threading

import pytest

from store.errors import ClientBusy, PoolBusy, PoolClosed
from store.fairness import FairQueue


def queue(running: int = 9, waiting: int = 9, total: int = 99) -> FairQueue[int]:
    return FairQueue(client_running=running, client_waiting=waiting, total=total)


def test_clients_take_turns() -> None:
    line = queue()
    for client, item in (("a", 1), ("a", 2), ("a", 3), ("b", 4), ("c", 5)):
        line.put(client, item)
    assert [line.take() for _ in range(5)] == [("a", 1), ("b", 4), ("c", 5), ("a", 2), ("a", 3)]


def test_a_client_at_its_limit_is_passed_over_until_it_is_done_with_one() -> None:
    line = queue(running=1)
    for client, item in (("a", 1), ("a", 2), ("b", 3)):
        line.put(client, item)
    assert [line.take(), line.take()] == [("a", 1), ("b", 3)]
    taken: list[object] = []
    waiter = threading.Thread(target=lambda: taken.append(line.take()))
    waiter.start()
    waiter.join(0.05)
    assert taken == []
    line.done("a")
    waiter.join(5)
    assert taken == [("a", 2)]


def test_too_many_of_one_or_of_all_are_refused() -> None:
    line = queue(waiting=2, total=3)
    line.put("a", 1)
    line.put("a", 2)
    with pytest.raises(ClientBusy):
        line.put("a", 3)
    line.put("b", 4)
    with pytest.raises(PoolBusy):
        line.put("c", 5)
    assert line.length == 3


def test_closing_gives_back_what_waits_and_ends_who_takes() -> None:
    line = queue()
    line.put("a", 1)
    assert line.close() == [1]
    assert line.take() is None
    with pytest.raises(PoolClosed):
        line.put("a", 2)


def test_what_is_taken_out_is_not_handed_out() -> None:
    queue: FairQueue[str] = FairQueue(client_running=1, client_waiting=2, total=10)
    queue.put("a", "first")
    queue.put("a", "second")
    queue.remove("a", "first")
    queue.remove("a", "first")  # gone already
    queue.put("a", "third")
    assert queue.length == 2
    assert queue.take() == ("a", "second")
    queue.remove("b", "second")
