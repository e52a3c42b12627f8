// The words, pictures and fonts of the page, with their places. An expression; it needs no script of the page.
({
  async ready() {
    const pictures = [...document.images];
    pictures.forEach((picture) => { picture.loading = "eager"; });
    const patience = new Promise((done) => setTimeout(done, 20000));
    const loaded = pictures.map((picture) => picture.decode().catch(() => {}));
    // Fonts are fetched when the layout first needs them.
    const laidOut = document.documentElement.getBoundingClientRect().height;
    const first = document.fonts.ready.then(() => document.documentElement.getBoundingClientRect().height);
    await Promise.race([Promise.all([laidOut, first, ...loaded]).then(() => document.fonts.ready), patience]);
    const root = document.scrollingElement || document.documentElement;
    return { height: Math.ceil(Math.max(root.scrollHeight, document.documentElement.getBoundingClientRect().bottom)) };
  },

  words() {
    const clips = new Map();
    const all = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
    const common = (one, box) => ({
      left: Math.max(one.left, box.left),
      top: Math.max(one.top, box.top),
      right: Math.min(one.right, box.right),
      bottom: Math.min(one.bottom, box.bottom)
    });
    // The rectangles that ancestors cut an element to: for good, and until a reader scrolls.
    const clip = (element) => {
      if (!element || element === document.body || element === document.documentElement) {
        return { cut: all, shown: all };
      }
      if (clips.has(element)) {
        return clips.get(element);
      }
      let own = clip(element.parentElement);
      const style = getComputedStyle(element);
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) {
        own = { cut: all, shown: common(own.shown, element.getBoundingClientRect()) };
      } else if (style.overflowX !== "visible" || style.overflowY !== "visible" || style.clipPath !== "none") {
        own = { cut: common(own.cut, element.getBoundingClientRect()), shown: own.shown };
      }
      clips.set(element, own);
      return own;
    };
    const isIn = (r, area) =>
      Math.min(r.right, area.right) - Math.max(r.left, area.left) >= r.width / 2 &&
      Math.min(r.bottom, area.bottom) - Math.max(r.top, area.top) >= r.height / 2;
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
        const { cut, shown } = clip(element);
        const clipped = !rectangles.every((r) => isIn(r, cut));
        const scrolled = !rectangles.every((r) => isIn(r, shown));
        words.push({
          text: found[0],
          boxes: scrolled && !clipped ? [] : rectangles.map(boxOf),
          font: style.fontFamily,
          size: parseFloat(style.fontSize),
          place: place(element),
          clipped
        });
      }
    }
    const pictures = [];
    for (const element of document.querySelectorAll("img,svg,video,canvas,object")) {
      const box = element.getBoundingClientRect();
      const broken = element.localName === "img" && element.naturalWidth === 0;
      if (box.width > 8 && box.height > 8 && !broken && !element.closest("nav,footer,svg svg,object svg")) {
        const name = element.getAttribute("src") || element.getAttribute("data") || element.getAttribute("aria-label") || element.localName;
        const ratio = element.naturalHeight > 0 ? element.naturalWidth / element.naturalHeight : 0;
        pictures.push({ name: name.slice(0, 200), box: boxOf(box), ratio });
      }
    }
    const fonts = [...document.fonts].filter((font) => font.status === "loaded")
      .map((font) => font.family.replaceAll("\"", "") + " " + font.weight + " " + font.style);
    return { words, pictures, fonts };
  }
})
