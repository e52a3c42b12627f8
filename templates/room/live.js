// Follows edits in the preview of the site: the server sends the version of the file, and this script replaces what differs in the
// open page, so that position and focus stay. The server adds it to the pages that it sends; no published file has it.
(() => {
  "use strict";
  const self = document.currentScript;
  const path = self.dataset.offprintPath;
  const frame = document.querySelector("iframe[data-offprint-chapter]");
  let page = self.dataset.offprintVersion;
  let shown = null;

  // Each node of the page as the server sent it has a node on the screen. Scripts of the site may have changed the latter; those
  // changes stay wherever the text of the server did not change.
  let live = new WeakMap();
  const pair = (sent, real) => {
    live.set(sent, real);
    const children = [...real.childNodes];
    let at = 0;
    for (const child of sent.childNodes) {
      const found = children.findIndex((each, i) => i >= at && each.nodeName === child.nodeName && (each.id || "") === (child.id || ""));
      if (found >= 0) { pair(child, children[found]); at = found + 1; }
    }
    return sent;
  };
  const parse = html => new DOMParser().parseFromString(html, "text/html").documentElement;
  const own = root => root.querySelector("script[data-offprint-path]");
  // The browser has the text of the page that it shows in its cache.
  let before = document.documentElement.cloneNode(true);
  const ready = fetch(location.href, { cache: "force-cache" }).then(async answer => {
    const sent = parse(await answer.text());
    if (own(sent)?.dataset.offprintVersion === page) before = sent;
  }).catch(() => {}).then(() => pair(before, document.documentElement));

  const keep = (old, next) => {
    if (live.has(old)) live.set(next, live.get(old));
    const children = [...old.childNodes];
    [...next.childNodes].forEach((child, i) => keep(children[i], child));
  };
  const attributes = (old, next, real) => {
    // The frame keeps the chapter that a reader chose.
    if (real === frame) return;
    for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) real.removeAttribute(name);
    for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) real.setAttribute(name, value);
  };
  const add = (next, parent, after) => {
    const real = document.importNode(next, true);
    pair(next, real);
    parent.insertBefore(real, after ? after.nextSibling : parent.firstChild);
    return real;
  };
  const change = (old, next) => {
    if (old.isEqualNode(next)) return keep(old, next);
    const real = live.get(old);
    // A script of the site removed the node, so the page is loaded anew.
    if (!real) throw new Error("A changed node is not on the screen");
    live.set(next, real);
    if (next.nodeType !== Node.ELEMENT_NODE) { real.data = next.data; return; }
    attributes(old, next, real);
    const from = [...old.childNodes], to = [...next.childNodes];
    let start = 0, end = 0;
    while (start < from.length && start < to.length && from[start].isEqualNode(to[start])) keep(from[start], to[start++]);
    while (end < from.length - start && end < to.length - start && from[from.length - 1 - end].isEqualNode(to[to.length - 1 - end])) {
      keep(from[from.length - 1 - end], to[to.length - 1 - end]);
      end++;
    }
    const removed = from.slice(start, from.length - end), added = to.slice(start, to.length - end);
    let last = start ? live.get(from[start - 1]) : null;
    let at = 0;
    for (const each of added) {
      // The next old node of the same kind becomes the new one; those before it are removed.
      const same = removed.findIndex((node, i) => i >= at && node.nodeName === each.nodeName
        && (removed.length - i >= added.length - added.indexOf(each) || i === at));
      if (same >= 0) {
        for (; at < same; at++) live.get(removed[at])?.remove();
        at = same + 1;
        change(removed[same], each);
        last = live.get(each);
      } else {
        last = add(each, real, last && last.parentNode === real ? last : null);
      }
    }
    for (; at < removed.length; at++) live.get(removed[at])?.remove();
  };

  // The part that a reader looks at does not move on the screen.
  const standing = view => {
    const root = view.document.scrollingElement ?? view.document.documentElement;
    if (!root.scrollTop) return () => {};
    const blocks = view.document.querySelectorAll("p, li, h1, h2, h3, h4, h5, h6, pre, img, table, blockquote, figure, section, div");
    const seen = [...blocks].filter(block => {
      const box = block.getBoundingClientRect();
      return box.height > 0 && box.top >= 0 && box.top < view.innerHeight;
    });
    const tops = seen.map(block => [block, block.getBoundingClientRect().top]);
    const top = root.scrollTop, anchoring = root.style.overflowAnchor;
    root.style.overflowAnchor = "none";
    return () => {
      // A style sheet may ask for smooth scrolling, which would be a movement.
      const to = y => root.scrollTo({ left: root.scrollLeft, top: y, behavior: "instant" });
      to(top);
      const kept = tops.find(([block]) => block.isConnected);
      if (kept) to(root.scrollTop + kept[0].getBoundingClientRect().top - kept[1]);
      requestAnimationFrame(() => {
        if (anchoring) root.style.overflowAnchor = anchoring; else root.style.removeProperty("overflow-anchor");
        if (!root.getAttribute("style")) root.removeAttribute("style");
      });
    };
  };

  const place = "offprint " + location.pathname;
  const reload = () => {
    const focus = document.activeElement?.id ?? "";
    try { sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY, focus])); } catch { /* The browser stores nothing. */ }
    location.reload();
  };
  try {
    const [x, y, focus] = JSON.parse(sessionStorage.getItem(place) ?? "[]");
    sessionStorage.removeItem(place);
    if (y !== undefined) {
      const back = () => { scrollTo({ left: x, top: y, behavior: "instant" }); if (focus) document.getElementById(focus)?.focus({ preventScroll: true }); };
      back();
      addEventListener("load", back, { once: true });
    }
  } catch { /* The browser stores nothing. */ }

  const scripts = root => [...root.querySelectorAll("script")].filter(each => !each.dataset.offprintPath).map(each => each.outerHTML).join("\n");
  const text = async (url, type) => {
    const answer = await fetch(url, { cache: "no-cache", headers: { Accept: type } });
    return answer.ok ? answer.text() : null;
  };

  const replacePage = async () => {
    const html = await text(location.href, "text/html");
    // A page that was removed stays on the screen: its author may be renaming it.
    if (html === null) return;
    const next = parse(html);
    const script = own(next);
    if (!script || page === "none" || scripts(before) !== scripts(next)) { reload(); return; }
    page = script.dataset.offprintVersion;
    const stand = standing(window);
    change(before, next);
    before = next;
    stand();
    document.dispatchEvent(new CustomEvent("offprint:changed"));
  };

  const replaceChapter = async () => {
    const view = frame.contentWindow;
    const xhtml = await text(view.location.href, "application/xhtml+xml");
    if (xhtml === null) { frame.src = frame.dataset.offprintChapter; return; }
    const next = new DOMParser().parseFromString(xhtml, "application/xhtml+xml");
    const stand = standing(view);
    const old = view.document.documentElement;
    // A chapter has no script, so what is on the screen is what the server sent.
    change(pair(old.cloneNode(true), old), next.documentElement);
    stand();
  };
  // The chapter that is shown is part of the address, so that a reload finds it.
  frame?.addEventListener("load", () => {
    const name = decodeURI(frame.contentWindow.location.pathname.slice(frame.dataset.offprintEntries.length));
    const url = new URL(location.href);
    url.searchParams.set("chapter", name);
    history.replaceState(null, "", url);
    for (const link of document.querySelectorAll("[data-offprint-name]")) {
      if (link.dataset.offprintName === name) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
  });
  addEventListener("click", event => {
    const link = event.target.closest?.("[data-offprint-name]");
    if (!link || !frame || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    frame.src = link.dataset.offprintSource;
  });

  // The number of the page that is at the top of the window.
  const number = document.querySelector("[data-offprint-number]");
  if (number) {
    const count = () => {
      const at = [...document.querySelectorAll("[data-offprint-page]")].find(each => each.getBoundingClientRect().bottom > innerHeight / 3);
      if (at && number.textContent !== at.dataset.offprintPage) number.textContent = at.dataset.offprintPage;
    };
    addEventListener("scroll", count, { passive: true });
    addEventListener("resize", count);
    document.addEventListener("offprint:changed", count);
    const asked = /^#page=(\d+)$/.exec(location.hash);
    if (asked) document.getElementById("page-" + asked[1])?.scrollIntoView({ behavior: "instant" });
    count();
  }

  let busy = false, again = false;
  const update = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      await ready;
      await replacePage();
      if (frame) await replaceChapter();
    } catch { reload(); }
    busy = false;
    if (again) { again = false; update(); }
  };

  let events = null;
  const open = () => {
    events?.close();
    events = new EventSource("/-/preview/events?path=" + encodeURIComponent(path));
    events.addEventListener("version", event => {
      const [now, resources] = event.data.split(" ");
      const other = shown !== null && shown !== resources;
      shown = resources;
      if (now !== page) update(); else if (other) reload();
    });
  };
  open();
  // A browser has six connections to a server, so a page in the background frees its own.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", event => { if (event.persisted) open(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) events.close(); else open(); });
})();
