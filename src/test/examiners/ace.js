// Holds ebooks against Ace by DAISY: one line a violation.
// node ace.js LIST FOLDER, a file with the path of an ebook on each line, and a folder for reports
const fs = require("fs");
const path = require("path");
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

// One browser for all ebooks.
let launched;
const shared = {
  ...runner,
  concurrency: 2,
  launch: () => (launched = launched || runner.launch()),
  close: () => Promise.resolve(),
};

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
  for (const [index, file] of files.entries()) {
    const outdir = path.join(process.argv[3], String(index));
    const [, report] = await ace(file, {
      cwd: process.cwd(), outdir, initLogger: index === 0, silent: true, doNotReportMedia: true,
    }, shared);
    violations(report).forEach((line) => console.log(`${file} ${line}`));
  }
  await runner.close();
  console.log(`examined ${files.length}`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
