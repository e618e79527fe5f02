// One contest in full: candidates, what each article says, the sentences, with every fact at its place.

const FACTS = { margin: "margin", status: "status", change: "change", unopposed: "unopposed", winner: "winner", constituency: "seat", rounds: "rounds" };

function factName(contest, fact) {
  const match = /^candidates\/(\d+)\/(\w+)$/.exec(fact);
  if (!match) return FACTS[fact] || fact;
  const one = contest.candidates[Number(match[1])];
  if (match[2] === "name") return "candidate";
  return `${match[2].replace("_", " ")} of ${(one && (one.latin || one.name || one.party)) || "a candidate"}`;
}

function openContest(contest) {
  const box = byId("detail");
  fill("detail-body", head(contest), candidateTable(contest), doubts(contest), articleList(contest));
  if (!box.open) box.showModal();
  byId("detail-body").scrollTop = 0;
  history.replaceState(null, "", `#contest=${encodeURIComponent(contest.id)}`);
  const place = sorted(shown).indexOf(contest);
  for (const [id, step] of [["previous", -1], ["next", 1]]) {
    const other = place < 0 ? null : sorted(shown)[place + step];
    byId(id).disabled = !other;
    byId(id).onclick = () => other && openContest(other);
  }
}

function closeContest() {
  history.replaceState(null, "", location.pathname + location.search);
}

function head(contest) {
  const parts = [contest.state, contest.election, contest.status, contest.change === "gain" ? "seat gained" : contest.change === "hold" ? "seat held" : null, contest.unopposed ? "unopposed" : null];
  const rounds = contest.rounds;
  if (rounds && isNumber(rounds.counted)) parts.push(`round ${rounds.counted}${isNumber(rounds.total) ? ` of ${rounds.total}` : ""}`);
  if (rounds && isNumber(rounds.remaining)) parts.push(`${plural(rounds.remaining, "round")} left`);
  const margin = contest.margin ? make("p", { class: "bigmargin" }, make("b", null, figure(contest.margin)), " votes ahead") : "";
  return make("header", null, make("h2", { id: "detail-head", tabindex: "-1" }, seatWords(contest)),
    make("p", { class: "soft" }, parts.filter(Boolean).join(" · ")), margin);
}

function candidateTable(contest) {
  const most = Math.max(1, ...contest.candidates.map((one) => votesOf(one) || 0));
  const rows = contest.candidates.map((one) =>
    make("tr", { class: AHEAD.includes(one.outcome) ? "ahead" : null },
      make("th", { scope: "row" }, named(one.name, one.latin)),
      make("td", null, party(one.party)),
      make("td", null, one.outcome || ""),
      make("td", { class: "count" }, figure(one.votes), votesOf(one) ? make("i", { class: "bar won thin", "aria-hidden": "true", style: { width: `${(100 * votesOf(one)) / most}%`, "--party": colour(one.party) } }) : ""),
      make("td", { class: "count" }, [isNumber(one.share) ? `${one.share} %` : "", one.deposit_lost ? "deposit lost" : ""].filter(Boolean).join(", ")),
    ),
  );
  const columns = ["Candidate", "Party", "Outcome", "Votes", "Share"].map((name) => make("th", { scope: "col", class: name === "Votes" || name === "Share" ? "count" : null }, name));
  return make("table", { class: "candidates" }, make("thead", null, make("tr", null, columns)), make("tbody", null, rows));
}

// A fact as one article tells it: a button that marks its place in the sentences below, or plain words.
function factChip(contest, source) {
  const key = `${source.article}/${source.path}`;
  const words = [make("span", { class: "what" }, factName(contest, source.fact)), " ", make("b", null, source.value),
    source.corrected ? make("em", null, ` corrected by ${source.corrected}`) : "", source.used ? "" : make("span", { class: "unkept" }, " not kept")];
  const kind = source.used ? "fact" : "fact other";
  if (!source.places.length) {
    const [at] = source.at || [];
    return make("li", null, make("span", { class: kind, title: at ? `characters ${at[0]} to ${at[1]} of the article` : null }, words));
  }
  const mark = (on) => (event) => markFact(key, on, event.type !== "mouseenter");
  return make("li", null, make("button", { type: "button", class: kind, onmouseenter: mark(true), onmouseleave: mark(false), onfocus: mark(true), onblur: mark(false), onclick: mark(true) }, words));
}

function markFact(key, on, move) {
  const marks = [...document.querySelectorAll("#detail-body [data-keys]")].filter((one) => one.dataset.keys.split("\n").includes(key));
  marks.forEach((one) => one.classList.toggle("hit", on));
  if (on && move && marks.length) marks[0].scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function doubts(contest) {
  const conflicts = contest.conflicts.map((one) =>
    make("li", null, `${factName(contest, one.fact)}: `, make("b", null, one.kept), " is kept, ", make("b", null, one.other), " is said as well",
      make("span", { class: "soft" }, ` (${one.other_in.map((number) => data.articles[number].title || data.articles[number].id).join(", ")})`)));
  const warnings = contest.warnings.map((one) => make("li", null, one.message, make("span", { class: "soft" }, ` (${data.articles[one.article].title || data.articles[one.article].id})`)));
  return contest.doubts ? make("section", { class: "doubts" }, make("h3", null, "Conflicts and warnings"), make("ul", null, conflicts, warnings)) : "";
}

function articleList(contest) {
  const items = contest.articles.map((number) => articleItem(contest, number));
  return make("section", null, make("h3", null, `What ${items.length === 1 ? "the article says" : `${items.length} articles say`}`), make("div", { class: "articles" }, items));
}

function articleItem(contest, number) {
  const article = data.articles[number];
  const title = article.title || article.id;
  const link = /^https?:\/\//i.test(article.url || "") ? make("a", { href: article.url, rel: "noreferrer noopener", target: "_blank" }, title) : title;
  const known = [article.source, day(article.published), { en: "English", bn: "Bengali", mixed: "English and Bengali" }[article.language]];
  const sources = contest.sources.filter((source) => source.article === number);
  return make("article", null, make("h4", null, link), make("p", { class: "soft" }, known.filter(Boolean).join(" · ")),
    make("ul", { class: "facts" }, sources.map((source) => factChip(contest, source))), sentences(article, sources));
}

function sentences(article, sources) {
  if (!article.sentences) return make("p", { class: "soft" }, "The text of this article was not given to the report, so there are no sentences.");
  const found = new Map();
  for (const source of sources) {
    for (const [index, start, end] of source.places) found.set(index, [...(found.get(index) || []), { start, end, key: `${source.article}/${source.path}` }]);
  }
  return [...found].sort(([a], [b]) => a - b).map(([index, marks]) => make("p", { class: "sentence", lang: article.language === "bn" ? "bn" : null }, marked(article.sentences[index], marks)));
}

// A sentence cut wherever a fact begins or ends; each piece knows the facts around it.
function marked(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap((one) => [one.start, one.end])])].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1];
    const keys = [...new Set(marks.filter((one) => one.start <= start && one.end >= end).map((one) => one.key))];
    return keys.length ? make("mark", { "data-keys": keys.join("\n") }, text.slice(start, end)) : text.slice(start, end);
  });
}
