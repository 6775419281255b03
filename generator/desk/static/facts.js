// A fact: the form in which the editor judges its values, names and notes; and the page with all facts.
"use strict";

let judged = {};  // the subject and the field of the fact that is open, and from where it was opened

function openFact(said) {
  return inTurn(async () => {
    const answer = await ask("/fact", said);
    if (answer.error) { refused(answer); return; }
    judged = said;
    $("#fact-form").innerHTML = answer.form;
    $("#fact-told").textContent = "";
    $("#fact").showModal();
    $("#fact :is(select, input, textarea)").focus();
  });
}

function judgement() {
  const all_ = (selector) => all(`#fact ${selector}`);
  const pair = all_('[name="pair"]').map((each) => each.value);
  return {
    ...judged,
    ranks: all_("fieldset[data-value]").map((each) => ({
      value: each.dataset.value, rank: $('[name="rank"]', each).value, reason: $('[name="reason"]', each).value,
    })),
    notes: all_('[name="note"]').map((each) => each.value),
    gone: all_('[name="gone"]:checked').map((each) => each.value),
    pair: pair.some(Boolean) ? pair : [],
    are: $('#fact [name="are"]:checked')?.value || "",
  };
}

function judge(done) {
  return inTurn(async () => {
    const parts = await ask("/judge", judgement());
    if (parts.error) { $("#fact-told").textContent = parts.error.join(" "); return; }
    $("#fact").close();
    done(parts);
  });
}

// ---- The page with all facts

function facts() {
  const rows = all("tbody tr[data-field]");
  const words = rows.map((row) => row.textContent.toLowerCase());
  const keep = (row) => row && sessionStorage.setItem("fact", `${row.dataset.subject} ${row.dataset.field}`);
  const narrow = () => {
    const [field, subject, source, kind] = ["field", "subject", "source", "kind"].map((name) => $(`#by-${name}`).value);
    const sought = $("#find").value.toLowerCase();
    rows.forEach((row, at) => {
      const {field: f, subject: s, kind: k, sources} = row.dataset;
      row.hidden = Boolean((field && f !== field) || (subject && s !== subject) || (kind && k !== kind)
        || (source && !sources.split(" ").includes(source)) || !words[at].includes(sought));
    });
    say(`${rows.filter((row) => !row.hidden).length} facts`);
  };
  const undo = () => inTurn(async () => {
    const parts = await ask("/undo", {});
    if (parts.error) refused(parts); else location.reload();
  });
  all(".filters select, #find").forEach((each) => each.addEventListener("input", narrow));
  $("#fact form").addEventListener("submit", (event) => {
    event.preventDefault();
    judge(() => location.reload());
  });
  $("#wrong").addEventListener("close", () => location.reload());
  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-fact]")?.closest("tr");
    if (row) {
      keep(row);
      const {subject, field, sources} = row.dataset;
      openFact({subject, field, article: sources.split(" ")[0]});
    }
    if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
    if (event.target.closest('[data-do="undo"]')) undo();
  });
  document.addEventListener("keydown", (event) => {
    if (enterSaves(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]") || event.target.matches("input, select, textarea")) return;
    const done = {u: undo, "/": () => $("#find").focus()}[event.key];
    if (done) { event.preventDefault(); done(); }
  });
  // The fact that was open last is where one goes on.
  const last = rows.find((row) => `${row.dataset.subject} ${row.dataset.field}` === sessionStorage.getItem("fact"));
  if (last) $("[data-fact]", last).focus();
}

if (page.page === "facts") facts();
