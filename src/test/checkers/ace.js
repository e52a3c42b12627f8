// Holds ebooks against Ace by DAISY: one line a violation.
// node ace.js LIST FOLDER, a file with the path of an ebook on each line, and a folder for reports
const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer");
const ace = require("@daisy/ace-core");

// Other tests work on the same processors, so a browser may need a minute for its start.
const PATIENCE = 300_000;

// Ace's own runner opens a page for each document of a book, and a program for each page; one page
// that goes from document to document takes a fraction of the time.
async function runner() {
  const browser = await puppeteer.launch({
    args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"],
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  let told = false;
  return {
    concurrency: 1,
    launch: async () => {},
    close: async () => {},
    run: async (url, scripts, contents) => {
      if (!told) {
        told = true;
        const texts = scripts.map((script) => fs.readFileSync(script, "utf8"));
        for (const text of [...contents, ...texts]) {
          await page.evaluateOnNewDocument(text);
        }
      }
      await page.goto(url);
      return page.evaluate(() => new Promise((resolve, reject) =>
        window.daisy.ace.run((error, result) => (error ? reject(error) : resolve(result)))));
    },
    end: () => browser.close(),
  };
}

function violations(report) {
  return report.assertions.flatMap((document) =>
    document.assertions
      .filter((assertion) => assertion["earl:result"]["earl:outcome"] === "fail")
      .map((assertion) => {
        const where = document["earl:testSubject"].url;
        const what = assertion["earl:test"]["dct:title"];
        const seen = assertion["earl:result"];
        return `${where}: ${what}: ${seen["dct:description"]} ${seen.html || ""}`.replace(/\s+/g, " ");
      }));
}

async function main() {
  const files = fs.readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean);
  const waiting = [...files.entries()];
  // A page behind another one is not painted, and then no colours are seen: a browser for each.
  const worker = async () => {
    const own = await runner();
    while (waiting.length > 0) {
      const [index, file] = waiting.shift();
      const outdir = path.join(process.argv[3], String(index));
      const [, report] = await ace(file, {
        cwd: process.cwd(), outdir, initLogger: index === 0, silent: true, doNotReportMedia: true,
      }, own);
      violations(report).forEach((line) => console.log(`${file} ${line}`));
    }
    await own.end();
  };
  await Promise.all(files.length > 1 ? [worker(), worker()] : [worker()]);
  console.log(`examined ${files.length}`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
