// Seats by party, margins, first and second.

const BINS = [0, 100, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, Infinity];
const declared = (contest) => contest.status === "declared";
const short = (value) => (value >= 100000 ? `${value / 100000} lakh` : value >= 1000 ? `${value / 1000}k` : String(value));

function drawSeats() {
  const counts = new Map();
  for (const contest of shown) {
    if (!contest.first) continue;
    const id = contest.first.party || "";
    const row = counts.get(id) || { id, won: 0, leading: 0 };
    row[contest.first.outcome] += 1;
    counts.set(id, row);
  }
  const rows = [...counts.values()].sort((a, b) => !a.id - !b.id || b.won + b.leading - a.won - a.leading || b.won - a.won || (a.id < b.id ? -1 : 1));
  const most = Math.max(1, ...rows.map((row) => row.won + row.leading));
  const cut = seatsOpen ? rows.length : 12;
  fill("seats-list", rows.slice(0, cut).map((row) => seatRow(row, most)));
  const elections = new Set(shown.filter((contest) => contest.first).map((contest) => contest.election));
  byId("seats-note").textContent = !rows.length
    ? "No contest here has anyone ahead."
    : elections.size > 1
      ? `Counts ${elections.size} different elections together; choose one above to compare parties. Lighter: leading.`
      : "Seats won; seats in which the party leads are lighter. Choose a party to filter.";
  byId("seats-more").hidden = rows.length <= 12;
  byId("seats-more").textContent = seatsOpen ? "Show fewer parties" : `Show all ${rows.length} parties`;
}
let seatsOpen = false;

function seatRow(row, most) {
  const total = row.won + row.leading;
  const words = [row.won ? `${row.won} won` : "", row.leading ? `${row.leading} leading` : ""].filter(Boolean).join(", ");
  const bar = (count, kind) =>
    count ? make("i", { class: `bar ${kind}`, style: { width: `${(100 * count) / most}%`, "--party": colour(row.id) } }) : "";
  return make(
    "li",
    null,
    make(
      "button",
      { type: "button", class: "seatrow", disabled: !row.id, "aria-pressed": row.id ? String(filter.party === row.id) : null,
        title: data.parties[row.id] || "", onclick: () => setFilter({ party: filter.party === row.id ? "" : row.id }) },
      make("span", { class: "who" }, row.id || "party not said"),
      make("span", { class: "track", "aria-hidden": "true" }, bar(row.won, "won"), bar(row.leading, "leading")),
      make("b", { "aria-hidden": "true" }, grouped(total)),
      make("span", { class: "reader" }, words),
    ),
  );
}

const marginOf = (contest) => (contest.margin && isNumber(contest.margin.v) ? contest.margin.v : null);

function drawMargins() {
  const known = shown.filter((contest) => declared(contest) && marginOf(contest) !== null);
  const counts = BINS.slice(1).map((top, index) => known.filter((one) => marginOf(one) >= BINS[index] && marginOf(one) < top).length);
  const from = Math.max(0, counts.findIndex(Boolean));
  const to = counts.length - 1 - Math.max(0, [...counts].reverse().findIndex(Boolean));
  const most = Math.max(1, ...counts);
  const columns = known.length ? counts.slice(from, to + 1).map((count, index) => column(count, from + index, most)) : [];
  fill("margin-bars", columns);
  const middle = known.map(marginOf).sort((a, b) => a - b)[Math.floor(known.length / 2)];
  byId("margin-note").textContent = known.length
    ? `${plural(known.length, "declared result")} with a margin; half of them below ${grouped(middle)} votes.`
    : "No declared result here has a margin.";
  const closest = [...known].sort((a, b) => marginOf(a) - marginOf(b) || a.number - b.number).slice(0, 10);
  fill("closest", closest.map((one) => closeRow(one, marginOf(closest[closest.length - 1]))));
  byId("closest-head").hidden = !closest.length;
}

function column(count, index, most) {
  const top = BINS[index + 1];
  const label = top === Infinity ? `${short(BINS[index])}+` : `< ${short(top)}`;
  return make(
    "li",
    null,
    make("b", { "aria-hidden": "true" }, count ? grouped(count) : ""),
    make("i", { class: "column", "aria-hidden": "true", style: { height: `${Math.max(count ? 2 : 0, (100 * count) / most)}px` } }),
    make("span", { "aria-hidden": "true" }, label),
    make("span", { class: "reader" }, `${plural(count, "contest")} with a margin of ${grouped(BINS[index])} to ${top === Infinity ? "any number of" : grouped(top - 1)} votes`),
  );
}

function closeRow(contest, widest) {
  const width = widest ? Math.max(1, (100 * marginOf(contest)) / widest) : 1;
  return make(
    "li",
    null,
    make("button", { type: "button", class: "closerow", onclick: () => openContest(contest) },
      make("span", { class: "who" }, seatWords(contest)),
      party(contest.first && contest.first.party),
      make("span", { class: "track", "aria-hidden": "true" },
        make("i", { class: "bar won", style: { width: `${width}%`, "--party": colour(contest.first && contest.first.party) } })),
      make("b", null, figure(contest.margin)),
    ),
  );
}

// -- votes of first and second: a canvas, since there may be thousands of points --------------------

const hasBoth = (one) => Boolean(one.first && one.second && one.first.votes && one.second.votes);
const scatter = { points: [], near: null };

function drawScatter() {
  const canvas = byId("scatter");
  const known = shown.filter(hasBoth);
  byId("scatter-box").hidden = !known.length;
  byId("scatter-note").textContent = known.length
    ? `${plural(known.length, "contest")} with the votes of both. The nearer to the line, the closer.`
    : "No contest here has the votes of both first and second.";
  canvas.setAttribute("aria-label", `Votes of first and second in ${plural(known.length, "contest")}; the table of contests has the same figures.`);
  if (!known.length) return;
  const width = canvas.clientWidth || 480;
  const height = 300;
  const scale = window.devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  const most = niceTop(Math.max(...known.map((one) => Math.max(one.first.votes.v, one.second.votes.v))));
  const box = { left: 58, right: width - 12, top: 12, bottom: height - 40 };
  const x = (votes) => box.left + ((box.right - box.left) * votes) / most;
  const y = (votes) => box.bottom - ((box.bottom - box.top) * votes) / most;
  drawAxes(pen, box, most, x, y);
  scatter.points = known.map((one) => ({ one, x: x(one.second.votes.v), y: y(one.first.votes.v) }));
  for (const point of scatter.points) drawPoint(pen, point, 4);
}

function drawPoint(pen, point, radius) {
  pen.beginPath();
  pen.arc(point.x, point.y, radius, 0, 7);
  pen.globalAlpha = 0.75;
  pen.fillStyle = colour(point.one.first.party);
  pen.fill();
  pen.globalAlpha = 1;
}

function drawAxes(pen, box, most, x, y) {
  const style = getComputedStyle(document.body);
  pen.font = `11px ${style.fontFamily}`;
  pen.lineWidth = 1;
  for (let step = 0; step <= 4; step += 1) {
    const votes = (most * step) / 4;
    pen.strokeStyle = getComputedStyle(byId("line-ink")).color;
    pen.beginPath();
    pen.moveTo(box.left, y(votes));
    pen.lineTo(box.right, y(votes));
    pen.stroke();
    pen.fillStyle = getComputedStyle(byId("soft-ink")).color;
    pen.textAlign = "right";
    pen.fillText(short(votes), box.left - 6, y(votes) + 4);
    pen.textAlign = step === 4 ? "right" : "center";
    pen.fillText(short(votes), x(votes), box.bottom + 15);
  }
  pen.strokeStyle = getComputedStyle(byId("soft-ink")).color;
  pen.setLineDash([4, 4]);
  pen.beginPath();
  pen.moveTo(x(0), y(0));
  pen.lineTo(x(most), y(most));
  pen.stroke();
  pen.setLineDash([]);
  pen.textAlign = "center";
  pen.fillText("votes of the second", (box.left + box.right) / 2, box.bottom + 32);
  pen.save();
  pen.translate(12, (box.top + box.bottom) / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText("votes of the first", 0, 0);
  pen.restore();
}

function niceTop(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 4, 6, 8, 10].map((step) => step * power).find((top) => top >= value);
}

function nearest(event) {
  const place = byId("scatter").getBoundingClientRect();
  const [x, y] = [event.clientX - place.left, event.clientY - place.top];
  let best = null;
  for (const point of scatter.points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance < 144 && (!best || distance < best.distance)) best = { point, distance };
  }
  return best && best.point;
}

function pointAt(event) {
  const point = nearest(event);
  const tip = byId("scatter-tip");
  byId("scatter").style.setProperty("cursor", point ? "pointer" : "default");
  tip.hidden = !point;
  if (!point) return;
  const { one } = point;
  fill(tip, make("b", null, one.seat || "seat not named"), make("br"), `${one.first.party || "–"} ${figure(one.first.votes)} · ${one.second.party || "–"} ${figure(one.second.votes)}`);
  tip.style.setProperty("left", `${Math.min(point.x + 10, byId("scatter").clientWidth - 200)}px`);
  tip.style.setProperty("top", `${Math.max(0, point.y - 48)}px`);
}
