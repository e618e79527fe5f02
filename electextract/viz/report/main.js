// Filters and keys; every change draws all sections again.

function drawAll() {
  shown = data.contests.filter(passes);
  drawFigures();
  drawSeats();
  drawMargins();
  drawScatter();
  drawLeads();
  drawTable();
  drawDoubts();
  drawTallies();
}

function setFilter(change) {
  Object.assign(filter, change);
  for (const name of ["election", "state", "party", "status"]) byId(name).value = filter[name];
  byId("words").value = filter.words;
  byId("only-doubts").checked = filter.doubts;
  byId("reset").disabled = !Object.values(filter).some(Boolean);
  page = 0;
  drawAll();
  byId("told").textContent = `${byId("count").textContent} shown.`;
}

function options(id, values, label) {
  const counts = new Map();
  values.filter(Boolean).forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  const rows = [...counts].sort(([a], [b]) => alphabet.compare(a, b));
  byId(id).append(...rows.map(([value, count]) => make("option", { value }, `${label ? label(value) : value} (${grouped(count)})`)));
  byId(id).addEventListener("change", (event) => setFilter({ [id]: event.target.value }));
  byId(id).closest("label").hidden = rows.length < 2;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" }[theme];
  drawScatter();
}

options("election", data.contests.map((one) => one.election));
options("state", data.contests.map((one) => one.state));
options("party", data.contests.flatMap((one) => [...new Set(one.candidates.map((each) => each.party))]), (id) => (data.parties[id] && data.parties[id] !== id ? `${id} – ${data.parties[id]}` : id));
options("status", data.contests.map((one) => one.status));

let waiting = 0;
byId("words").addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => setFilter({ words: event.target.value }), 120);
});
byId("only-doubts").addEventListener("change", (event) => setFilter({ doubts: event.target.checked }));
byId("reset").addEventListener("click", () => {
  setFilter({ words: "", election: "", state: "", party: "", status: "", doubts: false });
  byId("words").focus();
});
for (const button of document.querySelectorAll("th[data-key] button")) button.addEventListener("click", () => sortBy(button.parentElement.dataset.key));
byId("back").addEventListener("click", () => turn(-1));
byId("forth").addEventListener("click", () => turn(1));
byId("seats-more").addEventListener("click", () => { seatsOpen = !seatsOpen; drawSeats(); });
byId("leads-more").addEventListener("click", () => { leadsOpen = !leadsOpen; drawLeads(); });
byId("doubts-more").addEventListener("click", () => { doubtsOpen = !doubtsOpen; drawDoubts(); });
byId("close").addEventListener("click", () => byId("detail").close());
byId("detail").addEventListener("close", closeContest);
byId("detail").addEventListener("click", (event) => event.target === byId("detail") && byId("detail").close());
byId("scatter").addEventListener("mousemove", pointAt);
byId("scatter").addEventListener("mouseleave", () => { byId("scatter-tip").hidden = true; });
byId("scatter").addEventListener("click", (event) => { const point = nearest(event); if (point) openContest(point.one); });
byId("theme").addEventListener("click", () => setTheme({ auto: "light", light: "dark", dark: "auto" }[document.documentElement.dataset.theme]));
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !byId("detail").open && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    byId("words").focus();
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawScatter);
new ResizeObserver(() => drawScatter()).observe(byId("scatter-panel"));

byId("reset").disabled = true;
byId("leads-panel").hidden = !data.contests.some((one) => leadsOf(one).length > 1);
byId("scatter-panel").hidden = !data.contests.some(hasBoth);
drawAll();
const wanted = data.contests.find((one) => `#contest=${encodeURIComponent(one.id)}` === location.hash);
if (wanted) openContest(wanted);
