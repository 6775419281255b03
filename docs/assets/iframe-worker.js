// Browsers refuse workers to pages that are opened from the disk, and the search runs in one. There, this stands in
// for Worker: a hidden frame whose window takes the part of the worker's global scope. As with a worker, each side gets
// a copy of what the other sends, and may change it.
if (location.protocol === "file:") {
  const load = (frame, url) =>
    new Promise((resolve, reject) => {
      const script = frame.document.createElement("script")
      script.src = url
      script.onload = resolve
      script.onerror = () => reject(new Error(`cannot load ${url}`))
      frame.document.head.append(script)
    })

  window.Worker = class extends EventTarget {
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
}
