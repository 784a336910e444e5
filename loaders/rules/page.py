"""The list of rules as a page: `python -m loaders.rules.page` prints docs/rules.md."""

from __future__ import annotations

from rdflib import RDF, RDFS, Graph, Literal
from rdflib.term import Node

from loaders.rules import rules_graph
from loaders.rules.kind import Kind, kinds
from loaders.rules.measured import ENOUGH, Measured, measured
from ontology.namespaces import NG


def page() -> str:
    """Every rule with what it does and how often it was right, as Markdown."""
    graph, known = rules_graph(), measured()
    total = Measured(sum(each.correct for each in known.values()), sum(each.fired for each in known.values()))
    head = (
        "# Rules\n\nMade by `make docs`; a test holds the page against the rules.\n\n"
        "Each statement names the rule by which it was read. Right of measured: how many of its statements a "
        "reader had noted too, over the documents with notes (`python -m benchmarks.rules`). The program was "
        "written with some of these documents at hand, so that the counts flatter. Only types whose notes are"
        " exhaustive are measured; the other rules are not. The confidence is (right + 1) / (measured + 2), "
        "given from "
        f"{ENOUGH} measured on.\n\n"
        f"{len(known)} rules measured: {total.correct} right of {total.fired}.\n\n"
        "| rule | what it does | right of measured | confidence |\n|---|---|---|---|\n"
    )
    rules = sorted(set(graph.subjects(RDF.type, NG.DerivationRule)), key=str)
    return head + "".join(_row(graph, rule, known) for rule in rules) + "".join(map(_examples, kinds()))


def _examples(kind: Kind) -> str:
    """The rules of one file with how their sentences read, and the sentences that hold them."""
    out = [f"\n## {kind.name}: `loaders/rules/kinds/{kind.file}`\n"]
    for rule in (each.spec for each in kind.rules):
        out.append(f"\n### `{rule.id}`\n\n{rule.says.en}\n\n")
        out += [f"    {line}\n" for line in rule.find]
        out += [
            "\n",
            *(f"- gives one: {line}\n" for line in rule.yes),
            *(f"- gives none: {line}\n" for line in rule.no),
        ]
    return "".join(out)


def _row(graph: Graph, rule: Node, known: dict[str, Measured]) -> str:
    name = str(rule).rpartition("/")[2]
    each = known.get(name)
    text = f"**{_english(graph, rule, RDFS.label)}.** {_english(graph, rule, NG.ruleText)}".replace("|", "\\|")
    count = f"{each.correct} of {each.fired}" if each else "not measured"
    sure = f"{each.expected:.2f}" if each and each.fired >= ENOUGH else ""
    return f"| `{name}` | {text} | {count} | {sure} |\n"


def _english(graph: Graph, rule: Node, term: Node) -> str:
    return next(str(t) for t in graph.objects(rule, term) if isinstance(t, Literal) and t.language == "en")


if __name__ == "__main__":
    print(page(), end="")
