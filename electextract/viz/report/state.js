// The data of the page, small tools, and the filter that all sections share.
// Everything that comes from an article reaches the page as text (`append`), never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const AHEAD = ["won", "leading"];
const SIGNS = { at_least: "≥ ", at_most: "≤ ", about: "≈ " };
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const byId = (id) => document.getElementById(id);
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
const grouped = (value) => (isNumber(value) ? value.toLocaleString("en-US") : String(value));
const figure = (number) => (number ? (SIGNS[number.q] || "") + grouped(number.v) : "");
const plural = (count, word) => `${grouped(count)} ${word}${count === 1 ? "" : "s"}`;
const colour = (party) => data.colours[party || ""] || data.colours[""];

function day(iso) {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso || "");
  return match ? `${Number(match[3])} ${MONTHS[match[2] - 1]} ${match[1]}` : "";
}

// An element: attributes by name, `on…` as listeners, `style` as properties, children as nodes or text.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function fill(target, ...children) {
  (typeof target === "string" ? byId(target) : target).replaceChildren(...children.flat().filter(Boolean));
}

// Party as dot and code; the full name is the tooltip.
function party(id) {
  if (!id) return make("span", { class: "soft" }, "–");
  return make("span", { class: "party", title: data.parties[id] || id }, dot(id), id);
}

const dot = (id) => make("i", { class: "dot", "aria-hidden": "true", style: { background: colour(id) } });

const languageOf = (words) => (/[\u0980-\u09ff]/.test(words) ? "bn" : null);

// A name with its form in the other script.
function named(name, other) {
  if (!name) return [make("span", { class: "unnamed" }, "not named")];
  const own = make("span", { lang: languageOf(name) }, name);
  return other && other !== name ? [own, " ", make("small", { class: "soft", lang: languageOf(other) }, other)] : [own];
}

const seatWords = (contest) => (contest.seat ? named(contest.seat, contest.other) : [make("span", { class: "unnamed" }, "seat not named")]);

const KINDS = { bypoll: "by-election", general: "general election" };
const electionOf = (one) =>
  [one.country === "BD" ? "Bangladesh" : null, one.house, KINDS[one.kind], one.year].filter(Boolean).join(" · ") || "election not named";

const fold = (text) => text.normalize("NFC").toLowerCase();

// What sorting, searching and drawing need of a contest, computed once.
data.contests.forEach((contest, number) => {
  const [first, second] = contest.candidates;
  contest.number = number;
  contest.election = electionOf(contest);
  contest.first = first && AHEAD.includes(first.outcome) ? first : null;
  contest.second = contest.first && second && (second.votes || contest.candidates.length === 2) ? second : null;
  contest.doubts = contest.warnings.length + contest.conflicts.length;
  contest.words = fold(
    [contest.seat, contest.latin, contest.state, contest.election, ...contest.spellings]
      .concat(contest.candidates.flatMap((one) => [one.name, one.latin, one.party, data.parties[one.party], ...one.spellings]))
      .filter(Boolean)
      .join("\n"),
  );
});

const filter = { words: "", election: "", state: "", party: "", status: "", doubts: false };
let shown = data.contests;

function passes(contest) {
  return (
    (!filter.election || contest.election === filter.election) &&
    (!filter.state || contest.state === filter.state) &&
    (!filter.status || contest.status === filter.status) &&
    (!filter.doubts || contest.doubts > 0) &&
    (!filter.party || contest.candidates.some((one) => one.party === filter.party)) &&
    fold(filter.words).split(/\s+/).every((word) => contest.words.includes(word))
  );
}
