// Makes the catalog answer while one types, and grow while the press works. Without it, all works by links and forms.
const html = document.documentElement;
html.classList.add("js");

const form = document.querySelector("form[data-live]");
const list = document.getElementById("list");

if (form && list) {
  let running = null;

  const wanted = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value && !(name === "sort" && value === "newest")) query.set(name, value);
    }
    return query.toString();
  };

  const show = async (query, fresh) => {
    running?.abort();
    running = new AbortController();
    const known = new Set([...list.querySelectorAll(".card h2 a")].map(a => a.getAttribute("href")));
    try {
      const answer = await fetch(list.dataset.refresh + (query ? "?" + query : ""), { signal: running.signal });
      if (!answer.ok) return;
      list.innerHTML = await answer.text();
      if (fresh) {
        for (const card of list.querySelectorAll(".card")) {
          if (!known.has(card.querySelector("h2 a").getAttribute("href"))) card.classList.add("fresh");
        }
      }
    } catch (e) {
      if (e.name !== "AbortError") throw e;
    }
  };

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const query = wanted();
      history.replaceState(null, "", query ? "/?" + query : "/");
      show(query, false);
    }, 90);
  };
  form.addEventListener("input", soon);
  form.addEventListener("submit", event => { event.preventDefault(); soon(); });

  const events = new EventSource("/-/events");
  events.addEventListener("shelf", () => show(location.search.slice(1), true));
  addEventListener("pagehide", () => events.close());
}
