// Reads a catalog as Readium's OPDS client does: node opds.js http://127.0.0.1:8080/
// Prints a line for each post of OPDS 1.2 and 2.0: version, title, authors, files, pictures.
const DIST = "dist/es8-es2017/src/";
const { DOMParser } = require("@xmldom/xmldom");
require("r2-opds-js/" + DIST + "opds/init-globals").initGlobalConverters_OPDS();
require("r2-shared-js/" + DIST + "init-globals").initGlobalConverters_GENERIC();
require("r2-shared-js/" + DIST + "init-globals").initGlobalConverters_SHARED();
const { XML } = require("r2-utils-js/" + DIST + "_utils/xml-js-mapper");
const { OPDS } = require("r2-opds-js/" + DIST + "opds/opds1/opds");
const { OPDSFeed } = require("r2-opds-js/" + DIST + "opds/opds2/opds2");
const { convertOpds1ToOpds2 } = require("r2-opds-js/" + DIST + "opds/converter");
const { TaJsonDeserialize } = require("r2-lcp-js/" + DIST + "serializable");

const base = process.argv[2];

async function load(href) {
  const answer = await fetch(new URL(href, base));
  if (!answer.ok) throw new Error(href + " answered " + answer.status);
  return answer.text();
}

async function one(href) {
  return XML.deserialize(new DOMParser().parseFromString(await load(href), "application/xml"), OPDS);
}

async function two(href) {
  return TaJsonDeserialize(JSON.parse(await load(href)), OPDSFeed);
}

const names = authors => (authors || []).map(a => String(a.Name)).join(", ");

function print(version, feed) {
  for (const post of feed.Publications || []) {
    const files = post.Links.filter(l => l.Rel.join().includes("acquisition")).map(l => l.TypeLink);
    console.log([version, post.Metadata.Title, names(post.Metadata.Author), files.join(" "),
      (post.Images || []).length].join(" | "));
  }
}

const next = feed => (feed.Links || []).find(l => (l.Rel || []).includes("next"))?.Href;

async function main() {
  const entrance = convertOpds1ToOpds2(await one("/opds"));
  let href = entrance.Navigation.find(l => l.Title === "Newest").Href;
  while (href) {
    const feed = convertOpds1ToOpds2(await one(href));
    print("1.2", feed);
    href = next(feed);
  }
  const start = await two("/opds/v2");
  href = start.Navigation.find(l => l.Title === "Newest").Href;
  while (href) {
    const feed = await two(href);
    print("2.0", feed);
    console.log("facets | " + feed.Facets.map(f => f.Metadata.Title).join(", "));
    href = next(feed);
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
