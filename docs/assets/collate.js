// The theme leaves its search dialog without a name.
document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search")

// It opens footnotes in dialogs that have no name either, and that Escape does not close.
const notes = () => document.querySelectorAll(".md-tooltip2[role=dialog]")
new MutationObserver(() => notes().forEach((note) => note.setAttribute("aria-label", "Footnote"))).observe(
  document.body,
  { childList: true, subtree: true },
)
addEventListener("keydown", (event) => {
  if (event.key === "Escape") notes().forEach((note) => note.remove())
})
