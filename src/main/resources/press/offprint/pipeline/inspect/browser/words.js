// The words, pictures and fonts of the page, with their places. An expression; it needs no script of the page.
({
  async ready() {
    const pictures = [...document.images];
    pictures.forEach((picture) => { picture.loading = "eager"; });
    const patience = new Promise((done) => setTimeout(done, 3000));
    const loaded = pictures.map((picture) => picture.decode().catch(() => {}));
    await Promise.race([Promise.all([document.fonts.ready, ...loaded]), patience]);
    const root = document.scrollingElement || document.documentElement;
    return { height: Math.ceil(Math.max(root.scrollHeight, document.documentElement.getBoundingClientRect().bottom)) };
  },

  words() {
    const clips = new Map();
    // The rectangle that the ancestors cut an element to, and whether a reader can scroll to the rest.
    const clip = (element) => {
      if (!element || element === document.body || element === document.documentElement) {
        return { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9, scrolls: false };
      }
      if (clips.has(element)) {
        return clips.get(element);
      }
      const outer = clip(element.parentElement);
      const style = getComputedStyle(element);
      let own = outer;
      if (style.overflowX !== "visible" || style.overflowY !== "visible" || style.clipPath !== "none") {
        const box = element.getBoundingClientRect();
        own = {
          left: Math.max(outer.left, box.left),
          top: Math.max(outer.top, box.top),
          right: Math.min(outer.right, box.right),
          bottom: Math.min(outer.bottom, box.bottom),
          scrolls: outer.scrolls || /auto|scroll/.test(style.overflowX + style.overflowY)
        };
      }
      clips.set(element, own);
      return own;
    };
    const main = document.querySelector("main");
    const place = (element) => {
      if (element.closest("nav,aside,footer,header,template,noscript") || (main && !main.contains(element))) {
        return "FRAME";
      }
      return element.closest("table") ? "TABLE" : "TEXT";
    };
    const boxOf = (rectangle) => ({ x: rectangle.left, y: rectangle.top, w: rectangle.width, h: rectangle.height });
    const words = [];
    const walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || /^(script|style|title|template|noscript)$/i.test(element.localName)) {
        continue;
      }
      const pattern = /\S+/g;
      const style = getComputedStyle(element);
      for (let found = pattern.exec(node.data); found; found = pattern.exec(node.data)) {
        range.setStart(node, found.index);
        range.setEnd(node, found.index + found[0].length);
        const rectangles = [...range.getClientRects()].filter((r) => r.width >= 1 && r.height >= 1);
        if (rectangles.length === 0) {
          continue;
        }
        const cut = clip(element);
        const inside = rectangles.filter((r) =>
          Math.min(r.right, cut.right) - Math.max(r.left, cut.left) >= r.width / 2 &&
          Math.min(r.bottom, cut.bottom) - Math.max(r.top, cut.top) >= r.height / 2);
        const hidden = inside.length < rectangles.length;
        words.push({
          text: found[0],
          boxes: hidden && cut.scrolls ? [] : rectangles.map(boxOf),
          font: style.fontFamily,
          size: parseFloat(style.fontSize),
          place: place(element),
          clipped: hidden && !cut.scrolls
        });
      }
    }
    const pictures = [];
    for (const element of document.querySelectorAll("img,svg,video,canvas,object")) {
      const box = element.getBoundingClientRect();
      const broken = element.localName === "img" && element.naturalWidth === 0;
      if (box.width > 8 && box.height > 8 && !broken && !element.closest("nav,footer,svg svg,object svg")) {
        const name = element.getAttribute("src") || element.getAttribute("data") || element.getAttribute("aria-label") || element.localName;
        pictures.push({ name: name.slice(0, 200), box: boxOf(box) });
      }
    }
    const fonts = [...document.fonts].filter((font) => font.status === "loaded")
      .map((font) => font.family.replaceAll("\"", "") + " " + font.weight + " " + font.style);
    return { words, pictures, fonts };
  }
})
