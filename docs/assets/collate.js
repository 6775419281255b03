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

// The title of a link to evidence is seen by a mouse alone: the same words in a note, for keys and fingers too.
const note = document.createElement("div")
Object.assign(note, { id: "evidence", className: "evidence-note", role: "tooltip", hidden: true })
document.querySelector("article")?.append(note)
let shown, closing, tapped

const place = () => {
  if (!shown) return
  const [mark, edge] = [shown.getBoundingClientRect(), document.documentElement]
  const left = Math.max(8, Math.min(mark.left, edge.clientWidth - note.offsetWidth - 8))
  const below = mark.bottom + note.offsetHeight <= edge.clientHeight || mark.top < note.offsetHeight
  note.style.translate = `${left}px ${below ? mark.bottom : mark.top - note.offsetHeight}px`
}
const stay = () => {
  clearTimeout(closing)
  closing = undefined
}
const hide = () => {
  stay()
  if (!shown) return
  shown.title = note.textContent
  shown.removeAttribute("aria-describedby")
  shown = undefined
  note.hidden = true
}
const show = (mark) => {
  stay()
  if (mark === shown) return
  hide()
  shown = mark
  note.textContent = mark.title
  note.hidden = false
  mark.removeAttribute("title")
  mark.setAttribute("aria-describedby", note.id)
  place()
}
const markOf = (event) => event.target.closest("a.evidence") ?? undefined

addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return
  if (markOf(event)) show(markOf(event))
  else if (note.contains(event.target)) stay()
  else if (shown && shown !== document.activeElement) closing ||= setTimeout(hide, 300)
})
addEventListener("focusin", (event) => (markOf(event) ? show(markOf(event)) : hide()))
addEventListener("focusout", hide)
addEventListener("keydown", (event) => event.key === "Escape" && hide())
addEventListener("scroll", place, { capture: true, passive: true })
addEventListener("resize", place)
addEventListener("pagehide", hide)

// A finger's first tap shows the note, its second follows the link.
addEventListener("pointerdown", (event) => {
  tapped = event.pointerType === "touch" && markOf(event) !== shown ? markOf(event) : undefined
  if (shown && !markOf(event) && !note.contains(event.target)) hide()
})
addEventListener("click", (event) => {
  if (!tapped || markOf(event) !== tapped) return
  event.preventDefault()
  show(tapped)
})

// The theme copies what a button holds, and says so; the address of the statement is known only here.
for (const button of document.querySelectorAll("button[data-cite]")) {
  const link = button.parentElement.querySelector("a")
  button.dataset.clipboardText = `${button.dataset.cite}, ${link.href}`
  button.hidden = false
}
