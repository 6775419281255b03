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

// What follows is for who uses keys. In a block: the theme has names of its own.
{
  // The theme’s buttons for the menu and the search are labels, which keys do not reach; it styles them by what they are for.
  const button = (what, name) => {
    const label = document.querySelector(`label.md-header__button[for=__${what}]`)
    const made = document.createElement("button")
    made.className = label?.className
    made.setAttribute("for", `__${what}`)
    made.setAttribute("aria-label", name)
    made.append(...(label?.childNodes ?? []))
    made.addEventListener("click", () => document.getElementById(`__${what}`).click())
    label?.replaceWith(made)
    return made
  }
  button("search", "Search")
  const query = document.querySelector(".md-search__input")
  const wide = matchMedia("(min-width: 60em)")
  const pass = () => query && (query.tabIndex = wide.matches ? 0 : -1)
  wide.addEventListener("change", pass)
  pass()
  const menu = button("drawer", "Menu")

  // Keys move into the menu when it opens, and Escape leads out again: of a section first, then of the menu.
  const drawer = document.getElementById("__drawer")
  const enter = () => {
    const links = [...document.querySelectorAll(".md-sidebar--primary :is(a, [tabindex='0'])")]
    links.find((link) => link.checkVisibility({ visibilityProperty: true }))?.focus()
  }
  drawer?.addEventListener("change", () => {
    menu.setAttribute("aria-expanded", drawer.checked)
    drawer.checked ? enter() : menu.focus()
  })
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer?.checked) return
    const opened = [...document.querySelectorAll(".md-nav--primary .md-nav__toggle:checked")].pop()
    ;(opened ?? drawer).click()
    if (opened) enter()
  })

  // Of its two switches of colours only one has a label that shows: that one takes the focus, and Space, as Enter does.
  const palette = document.querySelector("[data-md-component=palette]")
  palette?.addEventListener("focusin", ({ relatedTarget }) => {
    if (palette.contains(relatedTarget)) return
    const shown = palette.querySelector("label:not([hidden])").previousElementSibling
    shown.checked = true
    shown.focus()
  })
  palette?.addEventListener("keydown", (event) => {
    if (event.key !== " ") return
    event.preventDefault()
    event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))
  })
}

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

// Each statement on the page of a source has a link, and gets a button: the theme copies what it holds, and says so.
const source = document.querySelector("[data-source]")?.dataset.source
for (const link of document.querySelectorAll("blockquote + ul > li > a")) {
  link.ariaLabel = "Link to this statement"
  const said = link.parentElement.cloneNode(true)
  said.querySelectorAll("small, li > a").forEach((part) => part.remove())
  const copy = document.createElement("button")
  Object.assign(copy, { type: "button", textContent: "Copy", ariaLabel: "Copy with its source" })
  copy.dataset.clipboardText = `${said.textContent.trim()} — ${source}, ${link.href}`
  link.after(" ", copy)
}
