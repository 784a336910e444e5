"""Blocks as a web page of an organisation: menu, cookie notice, scripts and foot around the report."""

from __future__ import annotations

from html import escape
from itertools import groupby

from tests.evaluation.unseen.notes import Block

TAGS = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "paragraph": "p", "quote": "p"}
PAGE = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="{charset}">
<title>{title}</title>
<style>.stip {{ border-radius: 50%; }} .kader::before {{ content: "“"; }}</style>
<script>window.dataLayer = window.dataLayer || []; var bezoekers = 12345; function meet() {{ return "99%"; }}</script>
</head>
<body>
<div id="cookiebalk" role="dialog" aria-label="Cookies">
<p>Deze website plaatst 3 soorten cookies.</p><button>Alles accepteren</button><button>Instellingen</button></div>
<a href="#inhoud" class="skip" style="display:none">Direct naar de inhoud</a>
<header><nav aria-label="Hoofdmenu"><ul><li><a href="/">Home</a></li><li><a href="/onderwerpen">Onderwerpen</a></li>
<li><a href="/publicaties">Publicaties (248)</a></li><li><a href="/contact">Contact</a></li></ul></nav>
<form action="/zoeken"><label>Zoeken <input name="q" placeholder="Zoek in 1.024 rapporten"></label></form></header>
<main id="inhoud"><article>
{body}
</article></main>
<aside><h2>Lees ook</h2><ul><li><a href="/a">Nieuwsbrief 7</a></li><li><a href="/b">Jaarbeeld</a></li></ul></aside>
<footer><p>{foot}</p><ul><li><a href="/privacy">Privacy</a></li>
<li><a href="/toegankelijk">Toegankelijkheid</a></li></ul>
</footer>
<script>document.querySelectorAll("details").forEach(d => d.open = true);</script>
</body>
</html>
"""


def render(document: list[Block], given: dict[str, str]) -> bytes:
    """The bytes of the page, in the encoding that the document asks for."""
    charset = given.get("encoding", "utf-8")
    parts: list[str] = []
    for kind, run in groupby(document, key=lambda block: block.kind):
        found = list(run)
        if kind == "row":
            parts.append(grid(found))
        elif kind == "bullet":
            parts.append("<ul>\n" + "\n".join(f"<li>{words(block)}</li>" for block in found) + "\n</ul>")
        elif kind == "numbered":
            start = found[0].sign.rstrip(".")
            first = f' start="{start}"' if start.isdigit() else ' type="a"'
            parts.append(f"<ol{first}>\n" + "\n".join(f"<li>{words(block)}</li>" for block in found) + "\n</ol>")
        elif kind == "quote":
            inside = "\n".join(f"<p>{words(block)}</p>" for block in found)
            parts.append(f'<blockquote class="kader">{inside}</blockquote>')
        elif kind == "footnote":
            parts += [f'<p class="noot"><sup>{block.sign[1:]}</sup> {words(block)}</p>' for block in found]
        elif kind == "break":
            parts.append("<hr>")
        else:
            parts += [f"<{TAGS[kind]}>{words(block)}</{TAGS[kind]}>" for block in found]
    page = PAGE.format(charset=charset, title=escape(given["title"]), foot=escape(given["foot"]), body="\n".join(parts))
    return page.encode(charset, "xmlcharrefreplace")


def words(block: Block) -> str:
    """The words with entities where editors of web pages leave them."""
    return escape(block.text, quote=False).replace("€ ", "&euro;&nbsp;").replace("ë", "&euml;")


def grid(rows: list[Block]) -> str:
    head = "".join(f"<th scope=col>{escape(text)}</th>" for text in rows[0].cells)
    lines = [f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>"]
    for row in rows[1:]:
        lines.append("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row.cells) + "</tr>")
    return "\n".join([*lines, "</tbody></table>"])
