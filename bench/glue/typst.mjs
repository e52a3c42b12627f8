// Makes a PDF beside each Typst file that is named in a list, in one process: node typst.mjs LIST WORKSPACE.
// The exit code is the number of files that Typst refused, at most 255.
import { readFileSync, writeFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const [list, workspace] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace });
let refused = 0;
for (const file of readFileSync(list, "utf8").split("\n").filter(Boolean)) {
  try {
    writeFileSync(file.replace(/typ$/, "pdf"), compiler.pdf({ mainFilePath: file }));
  } catch {
    refused++;
  }
  compiler.evictCache(10);
}
process.exitCode = Math.min(255, refused);
