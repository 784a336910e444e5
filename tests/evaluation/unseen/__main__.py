"""``python -m tests.evaluation.unseen [NAME] [--misses N]``."""

from tests.evaluation.unseen.score import main

main()
