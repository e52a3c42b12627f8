// Searches the site without a server. The index is loaded at the first key, and of a large index only the pieces with the words
// of the query. Its files are scripts, because a browser reads no data beside a page that is opened from a disk.
(() => {
  const UNSPACED = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";
  const RUN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
  const LONGEST = 40;
  const MOST_WORDS = 8;
  const MOST_PIECES = 8; // of one beginning of a word
  const WEIGHTS = [12, 5, 1]; // title; authors, tags and description; text
  const PAGE = 20;
  const PAUSE = 120;

  const here = new URL(".", document.currentScript.src);
  const root = new URL("..", here);
  const form = document.querySelector(".page-search");
  const field = form.querySelector("input");
  const status = document.querySelector(".page-found");
  const list = document.querySelector(".page-hits");
  const labels = form.dataset;

  // ----- loading

  const files = new Map();
  let version = "";
  window.offprintSearch = (name, data) => files.get(name).done(data);

  const load = name => {
    if (!files.has(name)) {
      const file = {};
      file.data = new Promise((done, failed) => {
        file.done = done;
        const script = document.createElement("script");
        script.src = new URL(`${name}.js${version && `?v=${version}`}`, here).href;
        script.onerror = () => {
          files.delete(name);
          failed(new Error(script.src));
        };
        document.head.append(script);
      });
      files.set(name, file);
    }
    return files.get(name).data;
  };

  const start = async () => {
    const index = await load("start");
    version = index.version;
    return index;
  };

  // ----- finding

  const words = text => {
    const bare = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
    const found = new Set();
    for (const [run] of bare.matchAll(RUN)) {
      if (IS_UNSPACED.test(run)) {
        const signs = [...run];
        signs.slice(0, Math.max(1, signs.length - 1)).forEach((sign, i) => found.add(sign + (signs[i + 1] ?? "")));
      } else {
        found.add(run.slice(0, LONGEST));
      }
    }
    return [...found].slice(0, MOST_WORDS);
  };

  // Returns the position of the first item that is not less than this one, in the order of UTF-16 code units.
  const firstFrom = (count, at, item) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(middle) < item) low = middle + 1; else high = middle;
    }
    return low;
  };

  const piecesOf = (index, word) => {
    const pieces = index.pieces;
    const begin = Math.max(0, firstFrom(pieces.length, i => pieces[i][0], word + "\0") - 1);
    const end = firstFrom(pieces.length, i => pieces[i][0], word + "\uffff");
    return pieces.slice(begin, Math.min(Math.max(end, begin + 1), begin + MOST_PIECES)).map(piece => piece[1]);
  };

  const parsed = new Map();
  const piece = async name => {
    const data = await load(name);
    if (!parsed.has(name)) parsed.set(name, { words: data.words.split("\n"), places: data.places.split("\n") });
    return parsed.get(name);
  };

  // Returns the weight of each post that has a word with this beginning.
  const weights = async (index, word) => {
    const found = new Map();
    for (const { words: known, places } of await Promise.all(piecesOf(index, word).map(piece))) {
      for (let i = firstFrom(known.length, n => known[n], word); i < known.length && known[i].startsWith(word); i++) {
        const exact = known[i].length === word.length ? 1.5 : 1;
        let place = 0;
        for (const step of places[i].split(" ")) {
          place += parseInt(step, 36);
          const post = Math.floor(place / WEIGHTS.length);
          const weight = exact * WEIGHTS[place % WEIGHTS.length];
          if (weight > (found.get(post) ?? 0)) found.set(post, weight);
        }
      }
    }
    return found;
  };

  // Returns the posts that have all words, the best first; of equal ones the newest first.
  const find = async text => {
    const index = await start();
    let ranks = null;
    for (const found of await Promise.all(words(text).map(word => weights(index, word)))) {
      const rare = Math.log(1 + index.posts / (1 + found.size));
      const both = new Map();
      for (const [post, weight] of found) {
        const before = ranks ? ranks.get(post) : 0;
        if (before !== undefined) both.set(post, before + weight * rare);
      }
      ranks = both;
    }
    return [...(ranks ?? new Map())].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([post]) => post);
  };

  const facts = async post => {
    const { postsOfAFile } = await start();
    const { posts } = await load(`posts-${Math.floor(post / postsOfAFile)}`);
    return posts[post % postsOfAFile];
  };

  // ----- showing

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => value && made.setAttribute(key, value));
    return made;
  };

  const item = ([title, path, date, language, about]) => {
    const made = document.createElement("li");
    const page = path === "" || path.endsWith("/") ? path + labels.page : path;
    const head = document.createElement("h2");
    head.append(element("a", title, { href: new URL(page, root).href, lang: language, dir: "auto" }));
    made.append(head);
    if (about) made.append(element("p", about, { class: "page-about", lang: language, dir: "auto" }));
    if (date) {
      const facts = element("p", "", { class: "page-facts" });
      const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
      facts.append(element("time", words.format(new Date(date)), { datetime: date }));
      made.append(facts);
    }
    return made;
  };

  let latest = 0;

  const show = async (turn, hits, from) => {
    const shown = await Promise.all(hits.slice(from, from + PAGE).map(facts));
    if (turn !== latest) return;
    list.querySelector(".page-more")?.remove();
    list.append(...shown.map(item));
    if (hits.length > from + PAGE) {
      const more = element("button", labels.more, { type: "button" });
      more.addEventListener("click", () => {
        const next = list.children.length - 1;
        show(turn, hits, from + PAGE).then(() => list.children[next]?.querySelector("a").focus());
      });
      const last = element("li", "", { class: "page-more" });
      last.append(more);
      list.append(last);
    }
  };

  const search = async () => {
    const turn = ++latest;
    const text = field.value.trim();
    history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
    if (words(text).length === 0) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const hits = await find(text);
      if (turn !== latest) return;
      list.replaceChildren();
      const number = new Intl.NumberFormat(document.documentElement.lang).format(hits.length);
      status.textContent = hits.length ? labels.found.replace("{0}", number) : labels.none;
      await show(turn, hits, 0);
    } catch (error) {
      if (turn === latest) status.textContent = labels.failed;
      console.error(error);
    }
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
    start().catch(() => {});
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    search();
  } else {
    field.focus();
  }
})();
