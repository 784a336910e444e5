// Comfort only: every page works without this file.
"use strict";

const input = document.getElementById("input");
const form = input && input.form;

if (form && form.id === "write") {
  for (const hint of document.querySelectorAll(".comfort")) hint.hidden = false;
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}

// The place of an error: put the cursor there.
for (const place of document.querySelectorAll("[data-line]")) {
  place.addEventListener("click", (event) => {
    event.preventDefault();
    const lines = input.value.split("\n");
    const line = Number(place.dataset.line) - 1;
    const start = lines.slice(0, line).join("\n").length + (line ? 1 : 0) + Number(place.dataset.column) - 1;
    input.focus();
    input.setSelectionRange(start, start + 1);
  });
}

// The address of a term or an operation opens what it points at.
const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (target instanceof HTMLDetailsElement) target.open = true;
