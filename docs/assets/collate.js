// The theme leaves its search dialog without a name.
document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search")
