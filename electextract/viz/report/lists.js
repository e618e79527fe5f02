// Figures at the head, the count over time, conflicts and warnings, seats as articles count them.

let leadsOpen = false;
let doubtsOpen = false;

function drawFigures() {
  const articles = new Set(shown.flatMap((one) => one.articles));
  const tiles = [
    [shown.length, "contests"],
    [shown.filter(declared).length, "declared"],
    [shown.filter((one) => one.status === "counting").length, "counting"],
    [articles.size, "articles"],
    [shown.filter((one) => one.doubts).length, "with doubts"],
  ];
  fill("figures", tiles.map(([count, word]) => make("li", null, make("b", null, grouped(count)), make("span", null, word))));
  byId("count").textContent = shown.length === data.contests.length
    ? `All ${plural(shown.length, "contest")}`
    : `${grouped(shown.length)} of ${plural(data.contests.length, "contest")}`;
}

// -- the count over time ----------------------------------------------------------------------------

const leadsOf = (one) => one.timeline.filter((stand) => stand.leader !== null || stand.margin);

function changes(one) {
  const leaders = leadsOf(one).map((stand) => stand.leader).filter((leader) => leader !== null);
  return leaders.filter((leader, index) => index && leader !== leaders[index - 1]).length;
}

function drawLeads() {
  const rows = shown.filter((one) => leadsOf(one).length > 1);
  rows.sort((a, b) => changes(b) - changes(a) || leadsOf(b).length - leadsOf(a).length || a.number - b.number);
  fill("leads", rows.slice(0, leadsOpen ? 200 : 6).map(leadRow));
  byId("leads-note").textContent = rows.length
    ? `${plural(rows.length, "contest")} told more than once, those whose lead changed hands first.${leadsOpen && rows.length > 200 ? " The first 200 are shown; filter for others." : ""}`
    : "No contest here is told more than once.";
  byId("leads-more").hidden = rows.length <= 6;
  byId("leads-more").textContent = leadsOpen ? "Show fewer" : `Show all ${grouped(rows.length)}`;
}

function leadRow(one) {
  const stands = leadsOf(one);
  const most = Math.max(1, ...stands.map((stand) => (stand.margin ? stand.margin.v : 0)));
  const turns = changes(one);
  return make("li", null,
    make("div", { class: "leadhead" },
      make("button", { type: "button", class: "open", onclick: () => openContest(one) }, seatWords(one)),
      turns ? make("span", { class: "turn" }, `lead changed ${turns === 1 ? "once" : `${turns} times`}`) : ""),
    make("ol", { class: "stands" }, stands.map((stand) => standStep(one, stand, most))));
}

function standStep(one, stand, most) {
  const leader = stand.leader === null ? null : one.candidates[stand.leader];
  const when = [day(stand.published), stand.rounds && isNumber(stand.rounds.counted) ? `round ${stand.rounds.counted}` : "", stand.status === "declared" ? "result" : ""].filter(Boolean).join(" · ");
  const who = leader ? leader.latin || leader.name || leader.party : "lead";
  const size = stand.margin ? (100 * stand.margin.v) / most : 0;
  return make("li", { style: { "--party": colour(leader && leader.party) }, title: data.articles[stand.article].title || data.articles[stand.article].id },
    make("small", { class: "soft" }, when || "day not known"),
    make("b", null, who),
    make("span", null, stand.margin ? `+${figure(stand.margin)}` : stand.status === "declared" ? "won" : "ahead"),
    make("i", { class: "bar won thin", "aria-hidden": "true", style: { width: `${size}%`, "--party": colour(leader && leader.party) } }));
}

// -- conflicts and warnings -------------------------------------------------------------------------

function drawDoubts() {
  const rows = shown.flatMap((one) => [
    ...one.conflicts.map((conflict) => ({ one, kind: "conflict", words: `${factName(one, conflict.fact)}: ${conflict.kept} or ${conflict.other}` })),
    ...one.warnings.map((warning) => ({ one, kind: "warning", words: warning.message })),
  ]);
  fill("doubts", rows.slice(0, doubtsOpen ? 500 : 10).map((row) =>
    make("li", null, make("span", { class: `tag ${row.kind}` }, row.kind), " ",
      make("button", { type: "button", class: "open", onclick: () => openContest(row.one) }, seatWords(row.one)), " ", row.words)));
  byId("doubts-note").textContent = rows.length
    ? `${plural(rows.length, "thing")} to look at. A conflict is between articles, a warning within one.${doubtsOpen && rows.length > 500 ? " The first 500 are shown; filter for others." : ""}`
    : "Nothing here contradicts itself.";
  byId("doubts-more").hidden = rows.length <= 10;
  byId("doubts-more").textContent = doubtsOpen ? "Show fewer" : `Show all ${grouped(rows.length)}`;
}

// -- seats as articles count them -------------------------------------------------------------------

function drawTallies() {
  const words = fold(filter.words).split(/\s+/);
  const rows = data.tallies.filter((one) =>
    (!filter.party || one.party === filter.party) && (!filter.state || one.scope === filter.state) &&
    words.every((word) => fold([one.party, data.parties[one.party], one.scope].filter(Boolean).join("\n")).includes(word)));
  byId("tallies-box").hidden = !data.tallies.length;
  byId("tallies-note").textContent = rows.length > 200 ? `The first 200 of ${grouped(rows.length)}; filter for others.` : rows.length ? "As the articles state them, not counted from the contests." : "None for this filter.";
  fill("tallies", rows.slice(0, 200).map((one) =>
    make("tr", null, make("th", { scope: "row" }, party(one.party)), ...["won", "leading", "contested"].map((name) => make("td", { class: "count" }, figure(one[name]))),
      make("td", null, [one.scope || "all", electionOf(one), one.earlier ? "earlier" : ""].filter(Boolean).join(" · ")), make("td", null, tallySource(one)))));
}

function tallySource(one) {
  const article = data.articles[one.article];
  const title = article.title || article.id;
  const [first] = one.places;
  if (!first || !article.sentences) return title;
  return make("details", null, make("summary", null, title), make("p", { class: "sentence", lang: article.language === "bn" ? "bn" : null },
    marked(article.sentences[first[0]], one.places.filter((place) => place[0] === first[0]).map((place) => ({ start: place[1], end: place[2], key: "tally" })))));
}
