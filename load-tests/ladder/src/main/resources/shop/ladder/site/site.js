"use strict";

const root = new URL("..", document.currentScript.src);

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/* --- the theme ------------------------------------------------------------------------------------------------------ */

const themeButton = document.getElementById("theme");
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : systemIsDark.matches;
}

function showTheme() {
  themeButton.setAttribute("aria-pressed", isDark());
}

themeButton.addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
  showTheme();
});
systemIsDark.addEventListener("change", showTheme);
showTheme();

document.getElementById("sections").addEventListener("click", event => {
  if (event.target.closest("a")) {
    event.currentTarget.hidePopover();
  }
});

/* --- code, tables, images -------------------------------------------------------------------------------------------- */

const wide = new ResizeObserver(entries => {
  for (const { target } of entries) {
    // What scrolls must be reached by the keyboard, and what does not scroll need not.
    if (target.scrollWidth > target.clientWidth) {
      target.tabIndex = 0;
    } else {
      target.removeAttribute("tabindex");
    }
  }
});

function box(className, content) {
  const made = element("div", { className });
  content.before(made);
  made.append(content);
  return made;
}

for (const content of document.querySelectorAll("main table, main img")) {
  wide.observe(box("wide", content));
}

for (const code of document.querySelectorAll("main pre > code")) {
  const language = code.className.replace("language-", "");
  wide.observe(code.parentElement);
  const made = box(language === "output" ? "code output" : "code", code.parentElement);
  if (language !== "output") {
    made.append(copyButton(code.textContent.trimEnd()));
  }
  if (hljs.getLanguage(language)) {
    hljs.highlightElement(code);
  }
}

function copyButton(text) {
  const button = element("button", { className: "copy outline secondary", type: "button", textContent: "Copy" });
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  return button;
}

/* --- the search ----------------------------------------------------------------------------------------------------- */

const field = document.getElementById("search");
const found = document.getElementById("found");
const hits = found.querySelector("ol");
let index; // a promise, once somebody searches

function script(name) {
  return new Promise((resolve, reject) => {
    document.head.append(element("script", { src: new URL("assets/" + name, root), onload: resolve, onerror: reject }));
  });
}

async function loadIndex() {
  await Promise.all([script("lunr.min.js"), script("search-index.js")]);
  return lunr(function () {
    this.field("section", { boost: 5 });
    this.field("page", { boost: 2 });
    this.field("text");
    searchEntries.forEach((entry, id) => this.add({ id, ...entry }));
  });
}

async function search() {
  index ??= loadIndex();
  const entries = await index;
  const words = lunr.tokenizer(field.value).map(String);
  const results = entries.query(query => {
    for (const word of words) {
      query.term(word, { boost: 10 });
    }
    // The last word may be half typed.
    words.slice(-1).forEach(word =>
      query.term(word, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING }));
  });
  found.hidden = words.length === 0;
  found.querySelector("p").textContent = results.length === 0 ? "Nothing found" : results.length + " found";
  hits.replaceChildren(...results.slice(0, 12).map(result => hit(searchEntries[result.ref], words)));
}

function hit({ page, section, address, text }, words) {
  const link = element("a", { href: new URL(address, root) },
    element("strong", { textContent: section }),
    element("small", { textContent: page }),
    element("span", { textContent: snippet(text, words) }));
  return element("li", {}, link);
}

/** The words around the first one that was searched for. */
function snippet(text, words) {
  const at = words.map(word => text.toLowerCase().indexOf(word)).find(place => place >= 0) ?? 0;
  const from = text.lastIndexOf(" ", Math.max(0, at - 40)) + 1;
  return text.slice(from).split(" ", 24).join(" ");
}

function close() {
  field.value = "";
  found.hidden = true;
}

field.addEventListener("input", search);
found.addEventListener("click", close); // for a hit on this very page

document.addEventListener("keydown", event => {
  const inSearch = event.target.closest("search");
  if (event.key === "/" && !event.target.matches("input")) {
    event.preventDefault();
    field.focus();
  } else if (inSearch && event.key === "Escape") {
    close();
    field.focus();
  } else if (inSearch && event.key === "Enter" && event.target === field) {
    hits.querySelector("a")?.click();
  } else if (inSearch && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const stops = [field, ...hits.querySelectorAll("a")];
    stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  }
});
