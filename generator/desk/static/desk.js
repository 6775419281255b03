// The desk in the browser: keys and clicks become decisions, which the server writes before the page moves on.
"use strict";
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const say = (words) => { $("#say").textContent = words; };
const page = document.body.dataset;

// ---- The list of all articles

function overview() {
  const rows = all("tbody tr");
  const words = rows.map((row) => row.textContent.toLowerCase());
  const narrow = () => {
    const sought = $("#find").value.toLowerCase();
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !words[at].includes(sought) || ($("#open-only").checked && row.dataset.left === "0");
      shown += row.hidden ? 0 : 1;
    });
    say(`${shown} articles`);
  };
  $("#find").addEventListener("input", narrow);
  $("#open-only").addEventListener("change", narrow);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== $("#find")) { event.preventDefault(); $("#find").focus(); }
  });
  rows.find((row) => row.dataset.left !== "0")?.querySelector("a").focus();  // Enter begins there
}

// ---- What the server says

let queue = Promise.resolve();
const rows = [];  // the HTML of each paragraph, so that only those that differ are replaced

function ask(path, said) {
  const body = JSON.stringify({article: page.article, ...said});
  const asked = fetch(path, {method: "POST", headers: {"Content-Type": "application/json"}, body});
  return asked.then(async (answer) => {
    if (answer.ok) return answer.json();
    const text = await answer.text();
    try { return JSON.parse(text); } catch { /* the guard answers in plain text */ }
    return {error: [text]};
  }, () => ({error: ["The desk does not answer. Nothing was written; see the terminal in which it runs."]}));
}

// One request after the other, in the order of the keys: none is lost, none overtakes another.
function inTurn(work) {
  queue = queue.then(work).catch((error) => { wrong([String(error)]); });
  return queue;
}

function show(parts) {
  all("#text .row").forEach((row, at) => {
    if (rows[at] === parts.text[at]) return;
    row.outerHTML = parts.text[at].trim();
    rows[at] = parts.text[at];
  });
  $("#list").innerHTML = parts.list;
  $("#counts").innerHTML = parts.counts;
  $("#read-through").setAttribute("aria-pressed", String(parts.read));
  page.next = parts.next;
  filter();
}

function wrong(lines) {
  const box = $("#wrong-text");
  box.replaceChildren(...lines.map((line) => Object.assign(document.createElement("pre"), {textContent: line, tabIndex: 0})));
  if (!$("#wrong").open) $("#wrong").showModal();
}

async function readAgain() {
  const answer = await fetch(`/parts/${encodeURIComponent(page.article)}`);
  const parts = await answer.json();
  if (parts.error) { wrong(parts.error); return; }
  if (parts.text.length !== all("#text .row").length) { location.reload(); return; }
  show(parts);
  select(nearest(currentStart), {focus: true});
}

// ---- The list and the current one

let current = "";
let currentStart = 0;
const skipped = new Set();
const options = () => all('#list [role="option"]:not([hidden])');
const option = (id) => document.getElementById(`o-${id}`);

function select(id, {focus = false, scroll = true} = {}) {
  const old = option(current);
  if (old) { old.setAttribute("aria-selected", "false"); old.tabIndex = -1; }
  all("#text .on").forEach((each) => each.classList.remove("on"));
  all("#text .in").forEach((each) => each.classList.remove("in"));
  const now = id ? option(id) : null;
  current = now ? id : "";
  $("#list").tabIndex = now ? -1 : 0;
  $("#card").replaceChildren(...(now ? [...now.cloneNode(true).childNodes] : [empty()]));
  if (!now) return;
  currentStart = Number(now.dataset.start);
  now.setAttribute("aria-selected", "true");
  now.tabIndex = 0;
  const word = CSS.escape(id);
  all(`#text [data-q~="${word}"], #text .note[data-id="${word}"]`).forEach((each) => each.classList.add("on"));
  const values = all(`#text [data-w~="${word}"]`);
  values.forEach((each) => each.classList.add("in"));
  if (scroll) (values[0] || $(`#text [data-q~="${word}"]`))?.scrollIntoView({block: "center"});
  now.scrollIntoView({block: "nearest"});
  if (focus && now.checkVisibility()) now.focus({preventScroll: true});
}

const empty = () => ($('#list [role="option"]') ? "The filters hide all that is here." : "Nothing is left to decide here.");

// The one at a place of the text, else the first behind it, else the last.
function nearest(start) {
  const known = options().map((each) => [Number(each.dataset.start), each.dataset.id]);
  const behind = known.filter(([at]) => at >= start);
  const found = behind.length ? behind.reduce((one, other) => (other[0] < one[0] ? other : one)) : known[known.length - 1];
  return found ? found[1] : "";
}

function step(by) {
  const known = options();
  const at = known.findIndex((each) => each.dataset.id === current);
  const next = known[at < 0 ? 0 : Math.min(Math.max(at + by, 0), known.length - 1)];
  if (next) select(next.dataset.id, {focus: true});
  announceCurrent();
}

// Where the list is not seen, nothing that a screen reader reads has the focus.
function announceCurrent(before = "") {
  const now = option(current);
  const seen = now && now.checkVisibility();
  const told = now && !seen ? now.textContent.replace(/\s+/g, " ").trim() : "";
  say([before, told].filter(Boolean).join(". "));
}

// The next one that is open, behind where the last one stood; skipped ones come when no other is left.
function nextOpen(order, at) {
  const behind = [...order.slice(at + 1), ...order.slice(0, at)];
  const open = behind.filter((id) => option(id)?.matches("[data-open]:not([hidden])"));
  return open.find((id) => !skipped.has(id)) || open[0] || "";
}

function filter() {
  const [kind, field, subject] = ["kind", "field", "subject"].map((name) => $(`#by-${name}`).value);
  const sought = $("#find").value.toLowerCase();
  all('#list [role="option"]').forEach((each) => {
    const {kind: k, field: f, subject: s} = each.dataset;
    each.hidden = Boolean((kind && k !== kind) || (field && f !== field) || (subject && s !== subject)
      || (sought && !each.textContent.toLowerCase().includes(sought)));
  });
  all('#list [role="group"]').forEach((group) => { group.hidden = !$('[role="option"]:not([hidden])', group); });
}

// What the list is narrowed to goes along from article to article.
function keepFilters() {
  const kept = ["kind", "field", "subject"].map((name) => [name, $(`#by-${name}`).value]);
  sessionStorage.setItem("filters", JSON.stringify(Object.fromEntries(kept)));
}

function restoreFilters() {
  const kept = JSON.parse(sessionStorage.getItem("filters") || "{}");
  Object.entries(kept).forEach(([name, value]) => {
    const box = $(`#by-${name}`);
    if ([...box.options].some((each) => each.value === value)) box.value = value;
    if (box.value) $("#filters").open = true;
  });
}

function decide(what, said = {}) {
  return inTurn(async () => {
    const item = what === "read" ? "" : current;
    if (what !== "read" && !item) { say("Nothing is chosen."); return; }
    const order = options().map((each) => each.dataset.id);
    const at = order.indexOf(item);
    const here = currentStart;
    const parts = await ask("/decide", {item, what, ...said});
    if (parts.error) { refused(parts); return; }
    show(parts);
    const next = what === "read" ? current : nextOpen(order, at);
    select(next || nearest(here), {focus: true});
    announceCurrent(`${parts.say}. ${leftover()}`);
  });
}

// How many are left, and when none is, how to go on.
function leftover() {
  const counted = $("#counts").textContent.trim();
  if (options().some((each) => "open" in each.dataset)) return counted;
  return `${counted}. ${page.next ? "Nothing is left here: g goes on to the next article" : "Nothing is left in any article"}`;
}

// That a key has nothing to do here is told; what was not written is shown.
function refused(parts) {
  if (parts.idle) say(parts.error[0]); else wrong(parts.error);
}

function undo() {
  return inTurn(async () => {
    const parts = await ask("/undo", {});
    if (parts.error) { refused(parts); return; }
    if (parts.text.length !== all("#text .row").length || parts.story) { reload(); return; }
    if (parts.article !== page.article) { location.assign(`/article/${encodeURIComponent(parts.article)}`); return; }
    show(parts);
    const back = options().find((each) => Number(each.dataset.start) === parts.spot);
    select(back ? back.dataset.id : nearest(parts.spot), {focus: true});
    announceCurrent(parts.say);
  });
}

function skip() {
  if (!current) return;
  skipped.add(current);
  const order = options().map((each) => each.dataset.id);
  const next = nextOpen(order, order.indexOf(current));
  if (next) { select(next, {focus: true}); announceCurrent("Skipped"); } else { step(1); }
}

// ---- Words that are marked. Offsets count characters of the article, which are not those of JavaScript.

const count = (text) => [...text].length;

function placeOf(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("#text p[data-start]");
  if (!paragraph) return null;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return Number(paragraph.dataset.start) + count(range.toString());
}

function marked() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  return start === null || end === null ? null : {start, end};
}

const caret = {words: null, anchor: 0, focus: 0};

function wordsOf() {
  const found = [];
  all("#text p[data-start]").forEach((paragraph) => {
    for (const match of paragraph.textContent.matchAll(/[$£€¥₽]?[\p{L}\p{N}](?:[\p{L}\p{N}'’.,/-]*[\p{L}\p{N}])?%?/gu)) {
      found.push({paragraph: paragraph.dataset.start, from: match.index, to: match.index + match[0].length});
    }
  });
  return found;
}

function spot(word, at) {
  const paragraph = $(`#text p[data-start="${word.paragraph}"]`);
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [paragraph, 0];
}

function drawCaret() {
  const first = caret.words[Math.min(caret.anchor, caret.focus)];
  const last = caret.words[Math.max(caret.anchor, caret.focus)];
  const [from, to] = [spot(first, first.from), spot(last, last.to)];
  getSelection().setBaseAndExtent(...from, ...to);
  to[0].parentElement.scrollIntoView({block: "nearest"});
  say(getSelection().toString().replace(/\s+/g, " "));
}

function startMarking() {
  caret.words = wordsOf();
  const before = marked();
  const start = before ? before.start : currentStart;
  const at = caret.words.findIndex((word) => {
    const paragraph = $(`#text p[data-start="${word.paragraph}"]`).textContent;
    return Number(word.paragraph) + count(paragraph.slice(0, word.to)) > start;
  });
  caret.anchor = caret.focus = Math.max(at, 0);
  if (caret.words.length) drawCaret();
}

function boxOf(word) {
  const range = document.createRange();
  range.setStart(...spot(word, word.from));
  range.setEnd(...spot(word, word.to));
  return range.getBoundingClientRect();
}

function line(by) {
  const here = boxOf(caret.words[caret.focus]);
  let best = caret.focus;
  let top = null;
  for (let at = caret.focus + by; at >= 0 && at < caret.words.length; at += by) {
    const box = boxOf(caret.words[at]);
    if (Math.abs(box.top - here.top) < 4) continue;
    if (top === null) top = box.top;
    if (Math.abs(box.top - top) >= 4) break;
    if (best === caret.focus || Math.abs(box.left - here.left) < Math.abs(boxOf(caret.words[best]).left - here.left)) best = at;
  }
  return best;
}

function moveCaret(event) {
  if (!caret.words) startMarking();
  const {focus, words} = caret;
  const to = {
    ArrowRight: () => focus + 1, ArrowLeft: () => focus - 1, ArrowDown: () => line(1), ArrowUp: () => line(-1),
    Home: () => 0, End: () => words.length - 1,
  }[event.key]();
  caret.focus = Math.min(Math.max(to, 0), words.length - 1);
  if (!event.shiftKey) caret.anchor = caret.focus;
  drawCaret();
}

// ---- The form of a claim

let draft = null;  // what the form is about, and what was said last

const said = () => ({
  item: draft.item, subject: $("#form-subject").value, field: $("#form-field").value, value: $("#form-value").value,
  because: $("#form-because").value, modality: $('#form [name="modality"]:checked')?.value || "stated", hedged: $("#form-hedged").checked,
  ...(draft.typed ? {words: $("#form-words").value, passage: $("#form-passage").value} : draft.span),
});

function choices(select, entries, value) {
  const make = ([id, label]) => new Option(label, id, false, id === value);
  const [fit, other] = [true, false].map((fits) => entries.filter((each) => each.length < 3 || each[2] === fits).map(make));
  if (!entries.some((each) => each.length > 2)) { select.replaceChildren(...fit); return; }
  const groups = [["These words fit", fit], ["Others", other]].filter(([, some]) => some.length);
  select.replaceChildren(...groups.map(([label, some]) => {
    const group = document.createElement("optgroup");
    group.label = label;
    group.append(...some);
    return group;
  }));
  select.value = value;
}

function fill(form) {
  choices($("#form-field"), form.fields, form.field);
  choices($("#form-subject"), form.subjects, form.subject);
  $(`#form [name="modality"][value="${form.modality}"]`).checked = true;
  $("#form-hedged").checked = form.hedged;
  $("#form-means").textContent = form.means;
  if (!draft.typed) {
    $("#form-words").value = form.words;
    $("#form-passage").value = form.passage;
  }
  tell(form);
}

function tell(form) {
  const told = $("#form-told");
  told.textContent = form.told;
  told.classList.toggle("bad", !form.holds);
  $("#form-save").disabled = !form.holds;
  $("#form-mend").hidden = !form.mend;
  if (form.mend) Object.assign($("#form-mend button"), {textContent: form.mend.offer, onclick: () => mend(form.mend)});
  const passage = form.passage;
  const at = passage.indexOf(form.words);
  const mark = Object.assign(document.createElement("mark"), {textContent: form.words});
  $("#form-quote").replaceChildren(...(at < 0 ? [passage] : [passage.slice(0, at), mark, passage.slice(at + form.words.length)]));
}

function openForm({item = "", span = null, field = ""}) {
  return inTurn(async () => {
    draft = {item, span: span || {}, typed: false};
    const form = await ask("/read", {item, ...draft.span, ...(field ? {field} : {})});
    if (form.error) { refused(form); return; }
    $("#form-title").textContent = item && option(item)?.dataset.kind !== "silent" ? "Change the claim" : "New claim";
    $("#form-value").value = form.value;
    $("#form-because").value = form.because;
    fill(form);
    $("#form").showModal();
    (form.holds && field ? $("#form-save") : $("#form-field")).focus();
  });
}

let reading = 0;

function readForm(event) {
  if (["form-words", "form-passage"].includes(event.target.id)) draft.typed = true;
  const mine = ++reading;
  $("#form-save").disabled = true;
  return inTurn(async () => {
    if (mine !== reading) return;  // a later change is on its way
    const form = await ask("/read", said());
    if (mine !== reading) return;
    if (form.error) { tell({holds: false, told: form.error.join(" "), words: $("#form-words").value, passage: $("#form-passage").value}); return; }
    fill(form);
  });
}

function save() {
  return inTurn(async () => {
    const order = options().map((each) => each.dataset.id);
    const at = order.indexOf(current);
    const kept = current;
    const parts = await ask("/save", said());
    if (parts.error) { $("#form").close(); wrong(parts.error); return; }
    getSelection().removeAllRanges();
    show(parts);
    $("#form").close();
    const next = draft.item || !option(kept) ? nextOpen(order, at) : kept;
    select(next || parts.item, {focus: true});
    announceCurrent(`${parts.say}. ${leftover()}`);
  });
}

// The kind of an entity keeps it from being a value: one button changes that in the story file.
function mend(offer) {
  return inTurn(async () => {
    const parts = await ask("/kind", offer);
    if (parts.error) { tell({holds: false, told: parts.error.join(" "), words: $("#form-words").value, passage: $("#form-passage").value}); return; }
    show(parts);
    const form = await ask("/read", said());
    if (form.error) { refused(form); return; }
    fill(form);
    (form.holds ? $("#form-save") : $("#form-field")).focus();
  });
}

function newClaim(field = "") {
  const span = marked();
  const now = option(current);
  if (span) return openForm({span, field});
  if (now && (now.dataset.kind === "silent" || field)) return openForm({item: current, field});
  $("#text").focus();
  say("Mark the words of the value, then press Enter");
  return queue;
}

function change() {
  const now = option(current);
  if (!now) return queue;
  if (now.dataset.kind !== "out") return openForm({item: current});
  $("#why-text").value = $(".why", now)?.textContent || "";
  $("#why").showModal();
  $("#why-text").select();
  return queue;
}

// ---- What goes into the story file: all is read again then, and so is the page

function tellStory(path, said) {
  return inTurn(async () => {
    const parts = await ask(path, said);
    if (parts.error) { refused(parts); return; }
    say(parts.say);
    reload();
  });
}

// Load the page again, at the same place.
function reload() {
  sessionStorage.setItem("place", `${page.article} ${currentStart}`);
  location.reload();
}

function openName() {
  $("#name-words").value = marked() ? getSelection().toString().replace(/\s+/g, " ").trim() : "";
  $("#name-role").checked = false;
  $("#name").showModal();
}

// ---- Keys and clicks

const acts = {
  accept: () => (option(current)?.dataset.kind === "silent" ? newClaim() : decide("accept")),
  "leave-out": () => decide("leave-out"),
  change, skip, undo,
  new: () => newClaim(),
  back: () => step(-1),
  on: () => step(1),
  read: () => decide("read"),
  about: () => $("#about").showModal(),
  name: openName,
  fact: () => {
    const {field, subject, start} = option(current)?.dataset || {};
    if (!field) { say("There is no claim here, and so no fact; / and the list of all facts find others."); return; }
    openFact({field, subject, spot: Number(start)});
  },
  help: () => $("#help").showModal(),
  go: () => {
    if (page.next) goTo(page.next); else say("Nothing is left in any article.");
  },
  digit: (button) => newClaim(button.dataset.field),
  beside: (button) => {
    const shown = document.body.classList.toggle("shows-list");
    button.setAttribute("aria-expanded", String(shown));
    if (shown) select(current, {focus: true});
  },
};
const KEYS = {
  a: "accept", x: "leave-out", e: "change", s: "skip", u: "undo", n: "new", j: "on", k: "back", r: "read", i: "about", t: "name", f: "fact", g: "go", "?": "help",
  ArrowDown: "on", ArrowUp: "back",
};

// In a form, Enter saves, also where a browser would open a list of choices.
function enterSaves(event) {
  if (event.key !== "Enter" || !event.target.matches("dialog select")) return false;
  event.preventDefault();
  event.target.form.requestSubmit();
  return true;
}

function goTo(id) {
  if (id) inTurn(() => location.assign(`/article/${encodeURIComponent(id)}`));
  else say("There is no further article.");
}

function onKey(event) {
  if (enterSaves(event)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
  const {key, target} = event;
  if (target.matches("input, select, textarea") && target.checkVisibility()) {  // one of a closed dialog keeps the focus for a moment
    if (key === "Escape" || (key === "Enter" && target === $("#find"))) { event.preventDefault(); select(current && option(current)?.checkVisibility() ? current : options()[0]?.dataset.id || "", {focus: true}); }
    return;
  }
  if (target.closest("#text") && (/^Arrow/.test(key) || key === "Home" || key === "End")) { event.preventDefault(); moveCaret(event); return; }
  if (target.closest("#text") && key === "Enter") { event.preventDefault(); newClaim(); return; }
  if (key === "Escape") { getSelection().removeAllRanges(); document.body.classList.remove("shows-list"); select(current, {focus: true}); return; }
  if (target.matches("button, a, summary") && (key === "Enter" || key === " ")) return;
  const digit = /^[1-9]$/.test(key) && all("#digits button")[Number(key) - 1];
  const done = {
    "/": () => { document.body.classList.add("shows-list"); $("#filters").open = true; $("#find").focus(); },
    "[": () => goTo(page.before), "]": () => goTo(page.after), m: () => $("#text").focus(),
  }[key] || (digit && (() => acts.digit(digit))) || (KEYS[key] && (() => acts[KEYS[key]]()));
  if (!done) return;
  event.preventDefault();
  done();
}

function onClick(event) {
  const button = event.target.closest("[data-do]");
  if (button) { acts[button.dataset.do](button); return; }
  if (event.target.closest("[data-close]")) { event.target.closest("dialog").close(); return; }
  const chosen = event.target.closest('[role="option"], .note');
  if (chosen) {
    document.body.classList.remove("shows-list");
    select(chosen.dataset.id, {focus: true});
    return;
  }
  const mark = event.target.closest("#text mark");
  if (mark && getSelection().isCollapsed) {
    const ids = mark.dataset.w.split(" ");  // passages overlap: a second click takes the next one
    select(ids[(ids.indexOf(current) + 1) % ids.length], {focus: true, scroll: false});
  }
}

// An address can name a place of the text: "#at-120". Where the page was loaded again, it is the place that was left.
function goToPlace() {
  const [source, left] = (sessionStorage.getItem("place") || "").split(" ");
  sessionStorage.removeItem("place");
  const at = source === page.article ? left : /^#at-(\d+)$/.exec(location.hash)?.[1];
  if (at === undefined) return false;
  all("dialog[open]").forEach((each) => each.close());
  select(nearest(Number(at)), {focus: true});
  return true;
}

function desk() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  let pointed = false;  // a pointer marks words by itself
  $("#text").addEventListener("mousedown", () => { caret.words = null; pointed = true; });
  document.addEventListener("mouseup", () => { pointed = false; });
  $("#text").addEventListener("focus", () => { if (!pointed) startMarking(); });
  $("#list").addEventListener("focus", () => select(current || options()[0]?.dataset.id || "", {focus: true}));
  // Buttons below keep the words that are marked, and the list keeps the focus.
  $("footer").addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
  $("#by-source").addEventListener("change", (event) => goTo(event.target.value));
  all("#beside select:not(#by-source), #find").forEach((each) => each.addEventListener("input", () => {
    keepFilters();
    filter();
    say(`${options().length} shown`);
    if (!options().some((one) => one.dataset.id === current)) select(options()[0]?.dataset.id || "", {scroll: false});
  }));
  $("#form").addEventListener("input", readForm);
  $("#form form").addEventListener("submit", (event) => { event.preventDefault(); if (!$("#form-save").disabled) save(); });
  $("#why form").addEventListener("submit", (event) => {
    event.preventDefault();
    $("#why").close();
    decide("reason", {reason: $("#why-text").value});
  });
  $("#about form").addEventListener("submit", (event) => {
    event.preventDefault();
    $("#about").close();
    tellStory("/about", Object.fromEntries(new FormData(event.target)));
  });
  $("#name form").addEventListener("submit", (event) => {
    event.preventDefault();
    $("#name").close();
    tellStory("/name", {
      words: $("#name-words").value, entity: $("#name-entity").value, kind: $("#name-kind").value,
      subject: $("#name-subject").value, role: $("#name-role").checked,
    });
  });
  $("#fact form").addEventListener("submit", (event) => {
    event.preventDefault();
    judge((parts) => {
      show(parts);
      select(option(current) ? current : nearest(currentStart), {focus: true, scroll: false});
      announceCurrent(parts.say);
    });
  });
  $("#wrong").addEventListener("close", () => inTurn(readAgain));
  all("dialog:not(#wrong)").forEach((each) => each.addEventListener("close", () => select(current, {focus: true, scroll: false})));
  restoreFilters();
  filter();
  const open = options().find((each) => "open" in each.dataset) || options()[0];
  if (!goToPlace()) select(open ? open.dataset.id : "", {focus: true});
  window.addEventListener("hashchange", goToPlace);
}

if (page.page === "article") desk();
if (page.page === "overview") overview();
