// The table of contests: sorted by any column, a page at a time.

const ROWS = 50;
const sorting = { key: "seat", down: false };
let page = 0;

const votesOf = (one) => (one && one.votes && isNumber(one.votes.v) ? one.votes.v : null);
const nameOf = (one) => (one ? one.latin || one.name || one.party || "" : null);

// Column -> what it is sorted by; null stands last in either direction.
const KEYS = {
  seat: (one) => one.latin || one.seat,
  state: (one) => one.state,
  election: (one) => one.election,
  status: (one) => one.status,
  first: (one) => nameOf(one.first),
  firstVotes: (one) => votesOf(one.first),
  second: (one) => nameOf(one.second),
  secondVotes: (one) => votesOf(one.second),
  margin: (one) => marginOf(one),
  articles: (one) => one.articles.length,
  confidence: (one) => one.confidence,
  doubts: (one) => one.doubts,
};

const alphabet = new Intl.Collator("en", { numeric: true });

function sorted(contests) {
  const key = KEYS[sorting.key];
  const way = sorting.down ? -1 : 1;
  const rows = contests.map((one) => [key(one), one]);
  rows.sort(([a, one], [b, two]) => {
    if (a === b) return one.number - two.number;
    if (a === null || a === undefined || a === "") return 1;
    if (b === null || b === undefined || b === "") return -1;
    return way * (typeof a === "number" ? a - b : alphabet.compare(a, b)) || one.number - two.number;
  });
  return rows.map(([, one]) => one);
}

function sortBy(key) {
  sorting.down = sorting.key === key ? !sorting.down : ["firstVotes", "secondVotes", "articles", "doubts"].includes(key);
  sorting.key = key;
  page = 0;
  drawTable();
  const name = document.querySelector(`th[data-key="${key}"]`).textContent.trim();
  byId("told").textContent = `Sorted by ${name}, ${sorting.down ? "descending" : "ascending"}.`;
}

function drawTable() {
  for (const head of document.querySelectorAll("th[data-key]")) {
    const way = head.dataset.key === sorting.key ? (sorting.down ? "descending" : "ascending") : "none";
    head.setAttribute("aria-sort", way);
  }
  const rows = sorted(shown);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  page = Math.min(page, pages - 1);
  fill("rows", rows.slice(page * ROWS, page * ROWS + ROWS).map(row));
  byId("none").hidden = rows.length > 0;
  byId("pages").hidden = pages === 1;
  byId("page").textContent = `Page ${page + 1} of ${pages}`;
  byId("back").disabled = page === 0;
  byId("forth").disabled = page === pages - 1;
}

function turn(step) {
  page += step;
  drawTable();
  byId("contests").scrollIntoView({ block: "start" });
}

function row(one) {
  const cell = (label, ...children) => make("td", { "data-label": label }, ...children);
  const count = (label, ...children) => make("td", { "data-label": label, class: "count" }, ...children);
  const who = (label, candidate) =>
    cell(label, candidate ? [make("span", { class: "name" }, named(candidate.name, candidate.latin)), party(candidate.party)] : make("span", { class: "soft" }, "–"));
  return make(
    "tr",
    { "data-number": one.number },
    make("th", { scope: "row" },
      make("button", { type: "button", class: "open", onclick: () => openContest(one) }, seatWords(one))),
    cell("State", one.state || make("span", { class: "soft" }, "–")),
    cell("Election", make("span", { class: "name" }, [one.year, one.house].filter(Boolean).join(" · ") || "–"), make("small", null, [one.country === "BD" ? "Bangladesh" : "", KINDS[one.kind]].filter(Boolean).join(", "))),
    cell("Status", status(one)),
    who("First", one.first),
    count("Votes", one.first ? figure(one.first.votes) : ""),
    who("Second", one.second),
    count("Votes", one.second ? figure(one.second.votes) : ""),
    count("Margin", make("b", null, figure(one.margin))),
    count("Articles", grouped(one.articles.length)),
    count("Confidence", isNumber(one.confidence) ? `${Math.round(100 * one.confidence)} %` : ""),
    count("Doubts", one.doubts ? make("span", { class: "doubt" }, `⚠ ${one.doubts}`) : ""),
  );
}

function status(one) {
  const left = one.rounds && isNumber(one.rounds.remaining) ? make("small", null, `${plural(one.rounds.remaining, "round")} left`) : "";
  return [make("span", { class: `status ${one.status || ""}` }, one.status || "not said"), left];
}
