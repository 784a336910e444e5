"""A job that nobody waits for any longer: what is done costs nothing, what runs is ended, what waits is not begun."""

from __future__ import annotations

from store.asked import Asked
from store.errors import PoolClosed
from store.evaluation import Question
from store.worker import Job


def asked() -> Asked:
    return Asked(Job(Question("ASK {}"), 1))


def test_a_quick_job_whose_client_left_costs_no_worker() -> None:
    job, ended = asked(), list[str]()
    assert job.begin(lambda: ended.append("worker"))
    job.settle(PoolClosed())
    job.abandon()
    assert ended == []


def test_a_job_that_runs_is_ended() -> None:
    job, ended = asked(), list[str]()
    assert job.begin(lambda: ended.append("worker"))
    job.abandon()
    assert ended == ["worker"]


def test_a_job_that_waits_is_not_begun() -> None:
    job = asked()
    job.abandon()
    assert not job.begin(lambda: None)
