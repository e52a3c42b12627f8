// Searches the index in the browser. Words are split and normalised as WordIndex does it on the server.
const UNSPACED = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";
const RUN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const LONGEST = 40;
const MOST_WORDS = 12;
const WEIGHTS = [12, 5, 1]; // title; author, tags and description; text
const FACETS = ["tag", "author", "series", "language", "year"];

export const words = text => {
  const bare = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
  const found = new Set();
  for (const [run] of bare.matchAll(RUN)) {
    if (IS_UNSPACED.test(run)) {
      const signs = [...run];
      signs.forEach((sign, i) => found.add(sign + (signs[i + 1] ?? "")));
    } else {
      found.add(run.slice(0, LONGEST));
    }
  }
  return [...found];
};

const byNumber = (key, way) => (a, b) => way * (key(a) - key(b));
const ORDERS = {
  oldest: byNumber(post => post.date ?? Infinity, 1),
  title: (a, b) => a.title.localeCompare(b.title, "und", { sensitivity: "accent" }),
  shortest: byNumber(post => post.words, 1),
  longest: byNumber(post => post.words, -1),
  changed: byNumber(post => post.changed, -1),
};

export const open = async url => {
  const answer = await fetch(url);
  if (!answer.ok) return null;
  const index = await answer.json();
  const posts = index.posts;
  const known = index.words.split("\n");
  const places = index.places.split("\n");

  // Returns the position of the first word that is not less than this one, in the order of UTF-16 code units.
  const firstFrom = word => {
    let low = 0;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (known[middle] < word) low = middle + 1; else high = middle;
    }
    return low;
  };

  // Returns the weight of each post that has a word with this prefix.
  const weights = word => {
    const found = new Map();
    for (let i = firstFrom(word); i < known.length && known[i].startsWith(word); i++) {
      const exact = known[i].length === word.length ? 1.5 : 1;
      let place = 0;
      for (const step of places[i].split(" ")) {
        place += parseInt(step, 36);
        const post = Math.floor(place / WEIGHTS.length);
        const weight = exact * WEIGHTS[place % WEIGHTS.length];
        if (weight > (found.get(post) ?? 0)) found.set(post, weight);
      }
    }
    return found;
  };

  const ranked = text => {
    let ranks = null;
    for (const word of words(text).slice(0, MOST_WORDS)) {
      const found = weights(word);
      const rare = Math.log(1 + posts.length / (1 + found.size));
      const both = new Map();
      for (const [post, weight] of found) {
        const before = ranks ? ranks.get(post) : 0;
        if (before !== undefined) both.set(post, before + weight * rare);
      }
      ranks = both;
    }
    return ranks;
  };

  // Returns the posts that a query finds, in its order. A missing parameter is empty.
  return query => {
    let found = posts.map((post, i) => i);
    const text = (query.get("q") ?? "").trim();
    const sort = ORDERS[query.get("sort")];
    if (text) {
      const ranks = ranked(text) ?? new Map();
      found = found.filter(i => ranks.has(i));
      if (!sort) found.sort((a, b) => ranks.get(b) - ranks.get(a) || a - b);
    }
    found = found.map(i => posts[i]);
    for (const facet of FACETS) {
      const wanted = query.get(facet);
      if (wanted) found = found.filter(post => post[facet].includes(wanted));
    }
    return sort ? found.sort(sort) : found;
  };
};
