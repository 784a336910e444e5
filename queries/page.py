"""The list of questions as a page: `python -m queries.page` prints docs/questions.md."""

from __future__ import annotations

from queries.catalogue import Question, questions


def page() -> str:
    """Every question with its titles, parameters and columns, as Markdown."""
    head = (
        "# Questions\n\nMade by `make docs` from the headers in `queries/questions`; a test holds the two together.\n"
    )
    return head + "".join(_entry(question) for question in questions())


def _entry(question: Question) -> str:
    lines = [
        f"\n## {question.name}\n",
        f"{question.title['nl']} / {question.title['en']}\n",
        f"{question.description['en']}\n",
        f"Columns: {', '.join(question.columns)}. Tags: {', '.join(question.tags)}.\n",
    ]
    if question.parameters:
        rows = [
            f"| {p.name} | {p.type} | {'required' if p.required else 'optional'} | {p.description['en']} |"
            for p in question.parameters
        ]
        lines.append("\n".join(["| parameter | type | | meaning |", "|---|---|---|---|", *rows]) + "\n")
    return "\n".join(lines)


if __name__ == "__main__":
    print(page(), end="")
