// What stands between the search box and the search, which runs in a worker.
{
  const [SETUP, QUERY, RESULT] = [0, 2, 3] // the kinds of messages that hand over all texts, that ask, that answer

  // Words that say nothing of what is asked for; they stay where nothing else is typed.
  const stop = new Set(
    ("a about an and any are as at be been by can could did do does for from had has have he her him his how if in into is it " +
      "its me much of on or said say says she should so than that the their them they this to was were what when where which who whom " +
      "whose why will with would you").split(" "),
  )
  // The search finds words by how they begin. So of a longer word its stem is asked for too: "directed" finds "directs".
  const stem = (word) => {
    const cut = word.replace(/(?:ies|ied|ing|ed|es|er|or|s|e)$/i, "")
    return /^[a-z]+$/i.test(word) && cut.length > 3 ? cut : word
  }
  let meant = []
  const asked = (query) => {
    meant = []
    if (/["+~^:*]/.test(query)) return query
    const words = query.split(/\s+/).map((word) => word.replace(/[?!.,]+$/, "")).filter(Boolean)
    const kept = words.filter((word) => !stop.has(word.toLowerCase()))
    meant = kept.map((word) => word.toLowerCase())
    return [...new Set((kept.length ? kept : words).flatMap((word) => [word, stem(word)]))].join(" ")
  }
  // A page that has all words of what is asked goes before one that lacks some, whose title has them all before both.
  const sorted = (received) => {
    if (received?.type !== RESULT || meant.length < 2 || !received.data?.items) return
    const lacks = (group) => {
      const title = new Set(group[0].title.toLowerCase().replace(/<[^>]*>/g, "").split(/[^\p{L}\p{N}]+/u))
      if (meant.every((word) => title.has(word))) return -1
      const has = (term) => group.some((part) => part.terms?.[term])
      return meant.filter((word) => !has(word) && !has(stem(word))).length
    }
    received.data.items.sort((one, other) => lacks(one) - lacks(other))
  }
  // Words that are there for the search alone stand behind a sign that nobody sees: they are found, and not shown.
  const sign = "<p>\u2063"
  const told = (doc) => {
    const start = doc.text.indexOf(sign)
    const end = doc.text.indexOf("</p>", start)
    if (start < 0 || end < 0) return doc
    const tags = doc.text.slice(start + sign.length, end).split(" · ")
    return { ...doc, text: doc.text.slice(0, start) + doc.text.slice(end + 4), tags }
  }
  const rewritten = (sent) => {
    if (sent?.type === QUERY && typeof sent.data === "string") return { ...sent, data: asked(sent.data) }
    if (sent?.type !== SETUP || !sent.data?.docs) return sent
    return { ...sent, data: { ...sent.data, docs: sent.data.docs.map(told) } }
  }

  // Browsers refuse workers to pages that are opened from the disk. There, this stands in for Worker: a hidden frame
  // whose window takes the part of the worker's global scope. As with a worker, each side gets a copy of what the other
  // sends, and may change it.
  const load = (frame, url) =>
    new Promise((resolve, reject) => {
      const script = frame.document.createElement("script")
      script.src = url
      script.onload = resolve
      script.onerror = () => reject(new Error(`cannot load ${url}`))
      frame.document.head.append(script)
    })

  const Native = window.Worker
  const Framed = class extends EventTarget {
    constructor(url) {
      super()
      for (const type of ["message", "error"]) this.addEventListener(type, (event) => this[`on${type}`]?.(event))
      this.element = document.createElement("iframe")
      this.element.hidden = true
      document.documentElement.append(this.element)
      const frame = this.element.contentWindow
      frame.importScripts = (...urls) =>
        urls.reduce((before, each) => before.then(() => load(frame, new URL(each, this.url))), Promise.resolve())
      frame.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }))
      this.url = new URL(url, location.href)
      this.ready = load(frame, this.url).then(() => frame)
      this.ready.catch((error) => this.dispatchEvent(new ErrorEvent("error", { error, message: error.message })))
    }

    postMessage(sent) {
      const data = structuredClone(sent)
      this.ready.then((frame) => frame.dispatchEvent(new frame.MessageEvent("message", { data })), () => {})
    }

    terminate() {
      this.element.remove()
    }
  }

  window.Worker = class extends (location.protocol === "file:" ? Framed : Native) {
    constructor(...given) {
      super(...given)
      this.addEventListener("message", (event) => sorted(event.data)) // before the page's own listener
    }

    postMessage(sent, ...rest) {
      super.postMessage(rewritten(sent), ...rest)
    }
  }
}
