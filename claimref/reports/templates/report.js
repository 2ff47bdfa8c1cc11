"use strict";
const byId = (id) => document.getElementById(id);
const body = byId("matrix").tBodies[0];
const rows = Array.from(body.querySelectorAll("tr.claim"), (row) => ({
  row,
  detail: byId("d-" + row.id.slice(2)),
  text: "",
}));
for (const entry of rows) entry.text = (entry.row.textContent + " " + entry.detail.textContent).toLowerCase();

// Filters: a claim is shown where all four allow it.
const filters = ["text", "status", "outlet", "differ-on"].map((name) => byId("filter-" + name));
function filter() {
  const [text, status, outlet, differOn] = filters.map((field) => field.value);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { row, detail, text: content } of rows) {
    const data = row.dataset;
    row.hidden = !(
      (!status || data.status === status) &&
      (!outlet || data.saidBy.split(" ").includes(outlet)) &&
      (!differOn || data.differOn === differOn) &&
      words.every((word) => content.includes(word))
    );
    detail.hidden = row.hidden || row.querySelector("button").getAttribute("aria-expanded") !== "true";
    shown += !row.hidden;
  }
  byId("shown").textContent = `${shown} of ${rows.length} claims`;
}
for (const field of filters) field.addEventListener("input", filter);
const form = document.querySelector(".filters");
function showAll() {
  form.reset();
  filter();
}
byId("show-all").addEventListener("click", showAll);
form.addEventListener("submit", (event) => event.preventDefault());

// Sorting: a second click on a heading turns the order round.
const keys = {
  number: (entry) => Number(entry.row.dataset.number),
  label: (entry) => entry.row.querySelector(".label").textContent.trim().toLowerCase(),
  status: (entry) => Number(entry.row.dataset.rank),
  outlets: (entry) => -Number(entry.row.dataset.outlets),
};
for (const button of document.querySelectorAll("[data-sort]")) {
  button.addEventListener("click", () => {
    const heading = button.closest("th");
    const turned = heading.getAttribute("aria-sort") === "ascending";
    for (const other of heading.parentNode.children) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", turned ? "descending" : "ascending");
    const key = keys[button.dataset.sort];
    const order = rows.map((entry) => [key(entry), entry]).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    if (turned) order.reverse();
    body.append(...order.flatMap(([, { row, detail }]) => [row, detail]));
  });
}

// Opening a claim.
function open(row, wanted) {
  const button = row.querySelector(".label button");
  button.setAttribute("aria-expanded", String(wanted));
  byId("d-" + row.id.slice(2)).hidden = !wanted;
}
body.addEventListener("click", (event) => {
  const button = event.target.closest(".label button");
  if (button) open(button.closest("tr"), button.getAttribute("aria-expanded") !== "true");
});

// An article beside the claims: it is moved into the panel and back, so that its anchors stay unique.
const panel = byId("panel");
let opener = null;
function closePanel() {
  const article = panel.querySelector("article");
  if (article) byId("home-" + article.id).replaceWith(article);
  panel.hidden = true;
  document.body.classList.remove("reading");
  if (opener) opener.focus();
  opener = null;
}
function showStatement(id, link) {
  const anchor = byId("s-" + id);
  if (!anchor) return;
  closePanel();
  const article = anchor.closest("article");
  const home = document.createElement("div");
  home.id = "home-" + article.id;
  article.replaceWith(home);
  article.querySelector("details").open = true;
  panel.append(article);
  panel.hidden = false;
  document.body.classList.add("reading");
  for (const mark of article.querySelectorAll("mark")) {
    mark.classList.toggle("here", mark.dataset.statements.split(" ").includes(id));
  }
  opener = link;
  panel.focus({ preventScroll: true });
  const here = article.querySelector("mark.here");
  if (here) here.scrollIntoView({ block: "center" });
}
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  const target = link.getAttribute("href").slice(1);
  if (target.startsWith("s-")) {
    event.preventDefault();
    showStatement(target.slice(2), link);
  } else if (target.startsWith("c-")) {
    const row = byId(target);
    if (row && row.hidden) showAll();
    if (row) open(row, true);
  }
});
byId("close-panel").addEventListener("click", closePanel);
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) closePanel(); });
