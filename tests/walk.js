// A page's HTML, as the browser parses it, as a flat list (JSON) of what it is made of; see `Token` in test_hostile.py.
(html) => {
  const tokens = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) tokens.push(["", node.data]);
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const tag = node.localName;
      tokens.push([`<${tag}>`, ""], ...[...node.attributes].map((attribute) => [attribute.name, attribute.value]));
      (node instanceof HTMLTemplateElement ? node.content : node).childNodes.forEach(walk);
      tokens.push([`</${tag}>`, ""]);
    } else tokens.push([node.nodeName, node.data ?? ""]);
  };
  walk(new DOMParser().parseFromString(html, "text/html").documentElement);
  return JSON.stringify(tokens);
}
