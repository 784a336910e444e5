"""Settings, endpoints and shapes as a page: `python -m normgraaf.reference` prints docs/reference.md."""

from __future__ import annotations

from api.app import create_app
from api.documentation import description
from normgraaf.settings import Settings
from shapes.validator import catalogue


def page() -> str:
    """Every setting, endpoint and shape, as Markdown."""
    head = "# Reference\n\nMade by `make docs`; a test holds it to the code.\n"
    return "\n".join([head, _settings(), _endpoints(), _shapes()])


def _settings() -> str:
    rows = [
        f"| `NORMGRAAF_{name.upper()}` | {field.default} | {(field.description or '').partition(' / ')[0]} |"
        for name, field in Settings.model_fields.items()
    ]
    return "## Settings\n\n" + _table("variable | default | meaning", rows)


def _endpoints() -> str:
    paths = description(create_app(Settings()), "en")["paths"]
    rows = [
        f"| `{method.upper()} {path}` | {operation.get('summary', '')} |"
        for path, methods in paths.items()
        for method, operation in methods.items()
    ]
    return "## Endpoints\n\n" + _table("call | what it does", rows)


def _shapes() -> str:
    rows = [f"| {c.module} | `{c.shape.rpartition('#')[2]}` | {c.severity} | {c.message_en} |" for c in catalogue()]
    return "## Shapes\n\n" + _table("module | shape | severity | what it asks", rows)


def _table(head: str, rows: list[str]) -> str:
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *rows]) + "\n"


if __name__ == "__main__":
    print(page(), end="")
