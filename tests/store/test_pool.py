"""A service's readers: each query within its limits, from the newest snapshot, and none in another's way."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace

from store import EmbeddedStore, ReaderPool, Snapshot, View
from store.errors import (
    BindingRefused,
    ClientLeft,
    PoolBusy,
    PoolClosed,
    QueryExhausted,
    QueryFailed,
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    StoreUnreadable,
)
from store.worker import Writing

EX = Namespace("http://example.org/")
ROOT = Path(__file__).parents[2]
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def numbers(count: int, first: int = 0) -> Graph:
    out = Graph()
    for number in range(first, first + count):
        out.add((EX[f"n{number}"], EX.value, Literal(number)))
    return out


@pytest.fixture
def pool(store: EmbeddedStore) -> Iterator[ReaderPool]:
    store.replace({EX.one: numbers(500)})
    with ReaderPool(store.location, workers=2, timeout=20) as readers:
        yield readers


async def count(pool: ReaderPool) -> int:
    return int((await pool.query(COUNT)).rows[0][0].value)  # type: ignore[union-attr]


def test_sixty_four_first_queries_at_once_are_all_answered(pool: ReaderPool) -> None:
    async def ask() -> list[int]:
        return await asyncio.gather(*(count(pool) for _ in range(64)))

    assert asyncio.run(ask()) == [500] * 64


def test_a_commit_is_in_the_very_next_answer(store: EmbeddedStore, pool: ReaderPool) -> None:
    assert asyncio.run(count(pool)) == 500
    for number in range(1, 4):
        after = store.replace({EX[f"more{number}"]: numbers(10, number * 1000)})
        result = asyncio.run(pool.query(COUNT))
        assert result.snapshot == after.id == pool.newest_id
        assert result.rows[0][0].value == str(500 + 10 * number)  # type: ignore[union-attr]


def test_a_commit_of_another_process_is_served_at_the_next_query(store: EmbeddedStore, pool: ReaderPool) -> None:
    assert asyncio.run(count(pool)) == 500
    program = (
        "import sys; from rdflib import Graph, Literal, URIRef; from store import open_store\n"
        "g = Graph(); g.add((URIRef('a:a'), URIRef('b:b'), Literal('c')))\n"
        "open_store(sys.argv[1]).replace({'http://example.org/other': g})"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", program, str(store.location)], check=True, env=environment)
    assert asyncio.run(count(pool)) == 501


def test_a_runaway_ends_at_its_limit(pool: ReaderPool) -> None:
    with pytest.raises(QueryTimeout) as ended:
        asyncio.run(pool.query(RUNAWAY, timeout=1))
    assert ended.value.seconds == 1
    assert "1 s" in ended.value.nl
    assert asyncio.run(count(pool)) == 500


def test_the_neighbours_of_a_runaway_go_on(pool: ReaderPool) -> None:
    async def ask() -> tuple[list[int], bool]:
        runaway = asyncio.ensure_future(pool.query(RUNAWAY, timeout=600))
        answers = [await count(pool) for _ in range(20)]
        ended = runaway.done()
        runaway.cancel()
        return answers, ended

    assert asyncio.run(ask()) == ([500] * 20, False)


def test_runaways_on_every_worker_leave_a_working_pool(pool: ReaderPool) -> None:
    async def ask() -> tuple[list[object], int]:
        ended = await asyncio.gather(*(pool.query(RUNAWAY, timeout=0.5) for _ in range(3)), return_exceptions=True)
        return list(ended), await count(pool)

    ended, answer = asyncio.run(ask())
    assert [type(error) for error in ended] == [QueryTimeout] * 3
    assert answer == 500


def test_a_query_that_wants_too_much_memory_ends_alone(store: EmbeddedStore) -> None:
    store.replace({EX.one: numbers(1500)})
    hungry = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f"
    with ReaderPool(store.location, workers=1, timeout=20, memory_mb=400) as pool:
        with pytest.raises(QueryExhausted, match="400 MB"):
            asyncio.run(pool.query(hungry))
        assert asyncio.run(count(pool)) == 1500


def test_a_worker_that_dies_between_queries_is_replaced(pool: ReaderPool) -> None:
    assert asyncio.run(count(pool)) == 500
    for worker in pool._workers:
        worker.end()
    assert asyncio.run(count(pool)) == 500


def test_refusals_and_their_places_come_through_from_the_worker(pool: ReaderPool) -> None:
    with pytest.raises(QueryRefused) as refused:
        asyncio.run(pool.query("SELECT * {\n SERVICE <http://127.0.0.1:9/> {} }"))
    assert (refused.value.line, refused.value.column) == (2, 2)
    with pytest.raises(QuerySyntaxError) as syntax:
        asyncio.run(pool.query("SELECT * {\n ?s ?p foo }"))
    assert (syntax.value.line, syntax.value.column) == (2, 8)
    with pytest.raises(BindingRefused):
        asyncio.run(pool.query(COUNT, bindings={"unknown": Literal("a")}))


def test_bindings_and_limits_reach_the_worker(pool: ReaderPool) -> None:
    found = asyncio.run(pool.query("SELECT ?s { ?s ?p ?v }", bindings={"v": Literal(7)}))
    assert [row[0].value for row in found] == [str(EX.n7)]  # type: ignore[union-attr]
    cut = asyncio.run(pool.query("SELECT * { ?s ?p ?o }", max_rows=5))
    assert (len(cut.rows), cut.truncated) == (5, "rows")


def test_a_document_is_written_by_the_worker(pool: ReaderPool) -> None:
    text = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    document = asyncio.run(pool.document(text, table=None, graph=Writing("turtle", 20), prefixes={"ex": str(EX)}))
    assert len(Graph().parse(data=document.body, format="turtle")) == 20
    assert (document.media_type, document.form, document.truncated) == ("text/turtle", "CONSTRUCT", "rows")
    assert document.snapshot == pool.newest_id


def test_a_pool_on_a_store_without_commits_answers_from_nothing(tmp_path: Path) -> None:
    with ReaderPool(tmp_path / "none", workers=1) as pool:
        assert pool.newest_id is None
        assert asyncio.run(count(pool)) == 0
        EmbeddedStore(tmp_path / "none").replace({EX.one: numbers(3)})
        assert asyncio.run(count(pool)) == 3


def test_a_damaged_snapshot_is_named_and_the_pool_goes_on(store: EmbeddedStore, pool: ReaderPool) -> None:
    damaged = store.replace({EX.one: numbers(4)}).path
    assert damaged is not None
    (damaged / "CURRENT").unlink()
    with pytest.raises(StoreUnreadable, match=damaged.name):
        asyncio.run(pool.query(COUNT))


def test_more_queries_than_the_pool_takes_on_are_turned_away(store: EmbeddedStore) -> None:
    store.replace({EX.one: numbers(500)})

    async def ask(pool: ReaderPool) -> list[object]:
        return list(await asyncio.gather(*(pool.query(RUNAWAY, timeout=0.5) for _ in range(4)), return_exceptions=True))

    with ReaderPool(store.location, workers=1, max_waiting=2) as pool:
        ended = asyncio.run(ask(pool))
        assert [type(error) for error in ended] == [QueryTimeout, QueryTimeout, PoolBusy, PoolBusy]
        assert asyncio.run(count(pool)) == 500


def test_closing_ends_what_is_under_way(store: EmbeddedStore) -> None:
    store.replace({EX.one: numbers(500)})
    pool = ReaderPool(store.location, workers=1, timeout=600)

    async def ask() -> list[object]:
        asked = [asyncio.ensure_future(pool.query(RUNAWAY)) for _ in range(3)]
        await until(lambda: pool.waiting == 2)
        pool.close()
        return list(await asyncio.gather(*asked, return_exceptions=True))

    assert [type(error) for error in asyncio.run(ask())] == [PoolClosed] * 3
    with pytest.raises(PoolClosed):
        asyncio.run(pool.query(COUNT))


def test_two_pools_in_one_process_do_not_mix(store: EmbeddedStore, pool: ReaderPool, tmp_path: Path) -> None:
    EmbeddedStore(tmp_path / "other").replace({EX.one: numbers(7)})
    with ReaderPool(tmp_path / "other", workers=1) as other:
        assert asyncio.run(count(other)) == 7
        assert asyncio.run(count(pool)) == 500


def test_a_worker_has_no_network_where_the_system_allows_it(snapshot: Snapshot) -> None:
    program = (
        "import socket\nfrom store.worker import leave_network\n"
        "listener = socket.create_server(('127.0.0.1', 0))\n"
        "alone = leave_network()\n"
        "connection = socket.socket()\n"
        "print(alone, connection.connect_ex(listener.getsockname()) == 0)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment)
    assert run.stdout.split() in (["True", "False"], ["False", "True"])


async def until(met: Callable[[], bool]) -> None:
    """Returns when a condition is met; the bound only ends a test that hangs."""
    async with asyncio.timeout(120):
        while not met():
            await asyncio.sleep(0.01)


def test_queries_whose_client_left_end_and_free_their_workers(pool: ReaderPool) -> None:
    """Each of the runaways would hold its worker for ten minutes."""

    async def ask() -> tuple[list[object], int, int]:
        leave = asyncio.Event()

        async def left() -> None:
            await leave.wait()

        leaving = pool.on_behalf_of("leaving", left=left)
        asked = [asyncio.ensure_future(leaving.query(RUNAWAY, timeout=600)) for _ in range(4)]
        await until(lambda: pool.waiting == 2)
        leave.set()
        answer = await count(pool.on_behalf_of("another"))
        return list(await asyncio.gather(*asked, return_exceptions=True)), answer, pool.waiting

    ended, answer, waiting = asyncio.run(asyncio.wait_for(ask(), 300))
    assert [type(error) for error in ended] == [ClientLeft] * 4
    assert (answer, waiting) == (500, 0)
    assert pool.restarts >= 1


def test_a_request_that_is_cancelled_frees_its_worker_too(pool: ReaderPool) -> None:
    async def ask() -> int:
        asked = [asyncio.ensure_future(pool.query(RUNAWAY, timeout=600)) for _ in range(3)]
        await until(lambda: pool.waiting == 1)
        for each in asked:
            each.cancel()
        return await count(pool)

    assert asyncio.run(asyncio.wait_for(ask(), 300)) == 500


def counted_twice(view: View) -> tuple[str, list[int]]:
    """A task: two queries on one view."""
    return view.id, [int(view.query(COUNT).rows[0][0].value) for _ in range(2)]  # type: ignore[union-attr]


def failing(view: View) -> None:
    raise ZeroDivisionError(view.id)


def unsendable(view: View) -> object:
    return lambda: view


def test_a_task_is_done_on_one_snapshot(store: EmbeddedStore, pool: ReaderPool) -> None:
    assert asyncio.run(pool.perform(counted_twice)) == (pool.newest_id, [500, 500])
    after = store.replace({EX.two: numbers(10, 1000)})
    assert asyncio.run(pool.perform(counted_twice)) == (after.id, [510, 510])


@pytest.mark.parametrize("task", [failing, unsendable, lambda view: view.id], ids=["failing", "unsendable", "untold"])
def test_a_task_that_fails_or_cannot_travel_is_its_askers_outcome(
    store: EmbeddedStore, task: Callable[[View], object]
) -> None:
    store.replace({EX.one: numbers(5)})
    with ReaderPool(store.location, workers=1, timeout=20) as pool:
        for _ in range(2):
            with pytest.raises(QueryFailed):
                asyncio.run(pool.perform(task))
        assert pool.alive
        assert asyncio.run(count(pool)) == 5


def prepared_for() -> None:
    os.environ["NORMGRAAF_TEST_READY"] = "yes"


def whether_ready(view: View) -> str | None:
    return os.environ.get("NORMGRAAF_TEST_READY")


def test_a_worker_is_made_ready_before_its_first_task(store: EmbeddedStore) -> None:
    with ReaderPool(store.location, workers=1, prepare=prepared_for) as pool:
        assert asyncio.run(pool.perform(whether_ready)) == "yes"
