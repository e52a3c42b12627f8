// Updates the catalog while a reader types and while Offprint publishes. Without this script, links and forms do the same.
const html = document.documentElement;
html.classList.add("js");

const form = document.querySelector("form[data-live]");
const list = document.getElementById("list");
const said = document.getElementById("said");

if (form && list) {
  const PAGE = 24;
  let running = null;

  const wanted = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value && !(name === "sort" && value === "newest")) query.set(name, value);
    }
    return query;
  };

  // Screen readers announce a change of an element that exists, not a new element with its text.
  const say = () => { said.textContent = list.querySelector(".count")?.firstChild?.textContent.replace(/ · $/, "") ?? ""; };
  const titles = (root = list) => [...root.querySelectorAll(".card h2 a")].map(a => a.getAttribute("href"));

  // Returns the list that the server finds, null if the server does not answer or another search has begun.
  const ask = async query => {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(list.dataset.refresh + (query.size ? "?" + query : ""), { signal: running.signal });
      return answer.ok ? await answer.text() : null;
    } catch (e) {
      if (e.name !== "AbortError") said.textContent = "The server does not answer.";
      return null;
    }
  };

  // The index is fetched when a reader begins to search, and again if it was replaced.
  const url = () => list.querySelector(".count")?.dataset.index;
  let index = { url: "", find: null };
  const fetchIndex = async () => {
    const wantedUrl = url();
    if (!wantedUrl || wantedUrl === index.url) return;
    index = { url: wantedUrl, find: null };
    try {
      const finder = await import(form.dataset.finder);
      const find = await finder.open(wantedUrl);
      if (index.url === wantedUrl) index = { url: wantedUrl, find };
    } catch {
      // The server searches instead; the next search tries again.
      index = { url: "", find: null };
    }
  };

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const link = (query, page) => {
    const other = new URLSearchParams(query);
    if (page > 1) other.set("page", page); else other.delete("page");
    return other.size ? "/?" + other : "/";
  };

  const pager = (query, page, pages) => {
    const plain = !query.get("sort") && !query.get("q");
    const numbers = element("ol", {});
    for (let each = 1, last = 0; each <= pages; each++) {
      if (each !== 1 && each !== pages && Math.abs(each - page) > 2) continue;
      if (each > last + 1) numbers.append(element("li", { "aria-hidden": "true" }, "…"));
      const here = each === page ? { "aria-current": "page" } : {};
      numbers.append(element("li", {}, element("a", { href: link(query, each), ...here }, element("span", { class: "unseen" }, "Page "), String(each))));
      last = each;
    }
    const nav = element("nav", { class: "pager", "aria-label": "Pages" });
    if (page > 1) nav.append(element("a", { rel: "prev", href: link(query, page - 1) }, plain ? "Newer" : "Previous"));
    nav.append(numbers);
    if (page < pages) nav.append(element("a", { rel: "next", href: link(query, page + 1) }, plain ? "Older" : "Next"));
    return nav;
  };

  // Shows the results of the index as list.html does on the server. The cards are from the server.
  const draw = query => {
    const found = index.find(query);
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    const page = Math.min(Math.max(1, Number(query.get("page")) || 1), pages);
    const total = found.length === 0 ? "Nothing found." : found.length === 1 ? "One post" : found.length + " posts";
    const count = element("p", { class: "count", "data-index": index.url }, total + (pages > 1 ? `, page ${page} of ${pages}` : ""));
    const narrowed = [...query.keys()].some(name => name !== "sort" && name !== "page");
    if (narrowed) {
      count.firstChild.textContent += " · ";
      count.append(element("a", { href: "/" }, "show all"));
    }
    const cards = element("ol", { class: "cards" });
    cards.innerHTML = found.slice((page - 1) * PAGE, page * PAGE).map(post => post.card).join("");
    for (const a of cards.querySelectorAll(".facts a, .tags a")) {
      // Such a link filters the current results, not the whole catalog.
      const other = new URL(a.href).searchParams;
      for (const [name, value] of query) if (name !== "page" && !other.has(name)) other.set(name, value);
      a.setAttribute("href", "/?" + other);
    }
    list.replaceChildren(count, cards, ...(pages > 1 ? [pager(query, page, pages)] : []));
    say();
  };

  // The index has the matches; only the server has the text around them.
  const quote = async query => {
    const text = await ask(query);
    if (text === null) return;
    const other = document.createElement("template");
    other.innerHTML = text;
    for (const lead of other.content.querySelectorAll(".card .lead:has(mark)")) {
      const href = lead.closest(".card").querySelector("h2 a").getAttribute("href");
      const card = [...list.querySelectorAll(".card")].find(c => c.querySelector("h2 a").getAttribute("href") === href);
      card?.querySelector(".lead")?.remove();
      card?.querySelector("h2").after(lead);
    }
  };

  const show = async (query, fresh) => {
    const known = new Set(titles());
    const text = await ask(query);
    if (text === null) return;
    list.innerHTML = text;
    if (fresh) {
      for (const card of list.querySelectorAll(".card")) {
        if (!known.has(card.querySelector("h2 a").getAttribute("href"))) card.classList.add("fresh");
      }
    } else {
      say();
    }
  };

  let timer = 0;
  const answer = query => {
    clearTimeout(timer);
    history.replaceState(null, "", link(query, Number(query.get("page"))));
    if (index.find && index.url === url()) {
      running?.abort();
      draw(query);
      if (query.get("q")) timer = setTimeout(() => quote(query), 250);
    } else {
      timer = setTimeout(() => show(query, false), 90);
      fetchIndex();
    }
  };
  form.addEventListener("focusin", fetchIndex);
  form.addEventListener("input", () => answer(wanted()));
  form.addEventListener("submit", event => { event.preventDefault(); answer(wanted()); });
  list.addEventListener("click", event => {
    const turned = event.target.closest(".pager a");
    if (!turned || event.ctrlKey || event.metaKey || event.shiftKey || !index.find || index.url !== url()) return;
    event.preventDefault();
    answer(new URL(turned.href).searchParams);
    scrollTo({ top: 0 });
    list.querySelector(".pager [aria-current]")?.focus({ preventScroll: true });
  });

  const events = new EventSource("/-/events");
  events.addEventListener("shelf", () => show(new URLSearchParams(location.search), true));
  addEventListener("pagehide", () => events.close());
}
