// Holds pages against axe-core, in the light and in the dark: one line a violation.
// node axe.js LIST, a file with the path of a page on each line
const fs = require("fs");
const { pathToFileURL } = require("url");
const puppeteer = require("puppeteer");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The dark theme differs in its colours only; these rules look at colours.
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const SCHEMES = [["light", TAGS], ["dark", COLOURS]];

// Other tests work on the same processors, so a browser may need a minute for its start.
const PATIENCE = 300_000;

async function examine(page, file, axe) {
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe);
  for (const [scheme, rules] of SCHEMES) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const result = await page.evaluate(
      (runOnly) => axe.run({ runOnly, resultTypes: ["violations"] }), rules);
    for (const violation of result.violations) {
      for (const node of violation.nodes.slice(0, 5)) {
        console.log(`${file} (${scheme}): ${violation.id}: ${node.failureSummary.replace(/\s+/g, " ")}`
          + ` ${node.html.slice(0, 200)}`);
      }
    }
  }
}

async function main() {
  const files = fs.readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean);
  const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const waiting = [...files];
  // A page behind another one is not painted, and then axe sees no colours: a browser for each.
  const worker = async () => {
    const browser = await puppeteer.launch({
      args: ["--no-sandbox", "--disable-gpu"], timeout: PATIENCE, protocolTimeout: PATIENCE });
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width: 390, height: 844 });
    while (waiting.length > 0) {
      await examine(page, waiting.shift(), axe);
    }
    await browser.close();
  };
  await Promise.all(files.length > 1 ? [worker(), worker()] : [worker()]);
  console.log(`examined ${files.length}`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
