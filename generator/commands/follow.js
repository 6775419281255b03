// Follows the builds of `collate serve`: reloads the page after one, and shows what is wrong until it is mended.
(async () => {
  let seen = "";
  let box = null;
  const show = (mistakes) => {
    box?.remove();
    if (!mistakes) return;
    box = document.createElement("pre");
    box.setAttribute("role", "alert");
    box.textContent = mistakes;
    box.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:99;max-height:60vh;overflow:auto;margin:0;padding:1rem;"
      + "background:#7f1d1d;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap";
    document.body.append(box);
  };
  for (;;) {
    try {
      const state = await (await fetch(`/.collate/state?seen=${seen}`, {cache: "no-store"})).json();
      const isNew = seen !== "" && String(state.number) !== seen;
      seen = String(state.number);
      if (isNew && !state.mistakes) location.reload();
      show(state.mistakes);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
})();
