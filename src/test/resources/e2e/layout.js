// What is wrong with where a page's text is: cut off by what is around it, over other text, or wider than the window.
() => {
  const room = document.documentElement.clientWidth;
  const found = [];
  const around = (element) =>
    element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
  const named = (element) => {
    const own = element.localName + (element.classList.length ? '.' + [...element.classList].join('.') : '');
    const outer = around(element);
    return outer && outer !== document.body ? `${outer.localName} > ${own}` : own;
  };
  const words = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 50);
  const clips = (overflow) => overflow === 'hidden' || overflow === 'clip';
  const scrolls = (overflow) => overflow === 'auto' || overflow === 'scroll';

  /** The part of the rectangle that can be seen; tells of text that nobody can bring into view. */
  const seen = (element, rectangle, text) => {
    const part = { left: rectangle.left, right: rectangle.right, top: rectangle.top, bottom: rectangle.bottom };
    let across = true;
    let down = true;
    for (let box = element; box && box !== document.body; box = around(box)) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (style.clipPath !== 'none' || (clips(style.overflowX) && edge.width <= 1)) {
        return null;
      }
      if (style.display === 'contents' || style.display === 'inline') {
        continue;
      }
      if (across && clips(style.overflowX) && (part.left < edge.left - 1.5 || part.right > edge.right + 1.5)) {
        found.push(`“${words(text)}” is cut by ${named(box)}`);
        return null;
      }
      if (down && clips(style.overflowY) && (part.top < edge.top - 4 || part.bottom > edge.bottom + 4)) {
        found.push(`“${words(text)}” is cut above or below by ${named(box)}`);
        return null;
      }
      if (scrolls(style.overflowX)) {
        across = false;
        part.left = Math.max(part.left, edge.left);
        part.right = Math.min(part.right, edge.right);
      }
      if (scrolls(style.overflowY)) {
        down = false;
        part.top = Math.max(part.top, edge.top);
        part.bottom = Math.min(part.bottom, edge.bottom);
      }
      if (style.position === 'fixed') {
        break;
      }
    }
    // A closed drawer waits beside the window.
    if (part.right <= 0 || part.right - part.left < 2 || part.bottom - part.top < 4) {
      return null;
    }
    if (across && part.right > room + 1.5) {
      found.push(`“${words(text)}” reaches beyond the window`);
      return null;
    }
    return part;
  };

  const texts = [];
  const collect = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.shadowRoot) {
          collect(node.shadowRoot);
        }
        continue;
      }
      const element = node.parentElement ?? node.getRootNode().host;
      const hidden = !element || element.closest('style, script, template, title, noscript');
      if (hidden || !node.data.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rectangle of range.getClientRects()) {
        if (rectangle.width > 1 && rectangle.height > 1) {
          const part = seen(element, rectangle, node.data);
          if (part) {
            texts.push({ node, element, part, text: node.data });
          }
        }
      }
    }
  };
  collect(document);

  texts.sort((one, other) => one.part.top - other.part.top);
  texts.forEach((one, index) => {
    for (let next = index + 1; next < texts.length && texts[next].part.top < one.part.bottom - 4; next++) {
      const other = texts[next];
      const wide = Math.min(one.part.right, other.part.right) - Math.max(one.part.left, other.part.left);
      const high = Math.min(one.part.bottom, other.part.bottom) - other.part.top;
      if (one.node !== other.node && wide > 2 && high > 4) {
        found.push(`“${words(one.text)}” (${named(one.element)}) is over “${words(other.text)}” (${named(other.element)})`);
      }
    }
  });

  for (const field of document.querySelectorAll('input:not([readonly])')) {
    if (field.checkVisibility() && field.placeholder && !field.value && field.scrollWidth > field.clientWidth + 1) {
      found.push(`the hint “${field.placeholder}” is cut`);
    }
  }
  for (const tabs of document.querySelectorAll('vaadin-tabs[overflow]')) {
    found.push(`an arrow lies over the tabs “${words(tabs.textContent)}”`);
  }
  const frame = document.querySelector('vaadin-app-layout')?.shadowRoot?.querySelector('[part~=content]');
  for (const scrolled of [document.scrollingElement, frame]) {
    if (scrolled && scrolled.scrollWidth > scrolled.clientWidth + 1) {
      found.push(`the page is ${scrolled.scrollWidth} px wide where there is room for ${scrolled.clientWidth}`);
    }
  }
  return [...new Set(found)];
}
