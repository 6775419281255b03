// Rows of a table can be put in order by a column: upwards, downwards, and back to the order of the page. Rows that are
// equal keep their order, what a source does not say stays last, and the head of a group stays on top of it.
{
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" }
  const { compare } = new Intl.Collator("en", { numeric: true })

  const key = (row, column) => {
    const cell = row.cells[column]
    if (!cell || cell.querySelector(".unseen, .unsaid")) return ""
    return cell.dataset.sort ?? cell.textContent.trim()
  }

  const sorted = (rows, column, way) => {
    if (way === "none") return rows
    const keys = new Map(rows.map((row) => [row, key(row, column)]))
    const sign = way === "ascending" ? 1 : -1
    const order = (a, b) => (!a || !b ? !a - !b : sign * compare(a, b))
    return [...rows].sort((a, b) => order(keys.get(a), keys.get(b)))
  }

  const equip = (table) => {
    const heads = [...table.tHead.rows[0].cells]
    const bodies = [...table.tBodies].map((body) => [body, [...body.rows].filter((row) => row.cells.length > 1)])
    if (bodies.every(([, rows]) => rows.length < 2)) return
    heads.forEach((head, column) => {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "sort"
      button.setAttribute("aria-label", `Sort by ${head.textContent.trim()}`)
      button.addEventListener("click", () => {
        const way = NEXT[head.getAttribute("aria-sort") ?? "none"]
        heads.forEach((each) => each.removeAttribute("aria-sort"))
        if (way !== "none") head.setAttribute("aria-sort", way)
        bodies.forEach(([body, rows]) => body.append(...sorted(rows, column, way)))
      })
      head.append(" ", button)
    })
  }

  document.querySelectorAll(".scroll table").forEach(equip)
}
