// Updates the publishing page while Offprint works, and uploads dropped files. Without this script, the forms do the same.
const now = document.getElementById("now");
const drop = document.getElementById("drop");
const status = document.getElementById("status");

const report = (text, bad) => {
  if (!status) return;
  status.textContent = text;
  status.classList.toggle("bad", Boolean(bad));
};

let asking = false;
let again = false;
const refresh = async () => {
  if (asking) { again = true; return; }
  asking = true;
  try {
    const answer = await fetch(now.dataset.refresh);
    if (answer.ok) {
      const focus = document.activeElement?.closest("#now form")?.action;
      const text = await answer.text();
      if (!focus || !now.contains(document.activeElement)) now.innerHTML = text;
      else if (now.innerHTML !== text) {
        const label = document.activeElement.textContent;
        now.innerHTML = text;
        [...now.querySelectorAll("button")].find(b => b.textContent === label)?.focus();
      }
    }
  } finally {
    asking = false;
    if (again) { again = false; refresh(); }
  }
};

if (now) {
  const events = new EventSource("/-/events");
  events.addEventListener("press", refresh);
  events.addEventListener("shelf", refresh);
  addEventListener("pagehide", () => events.close());
}

const problem = async answer => {
  try { return (await answer.json()).detail; } catch { return "The server answered " + answer.status + "."; }
};

// The buttons send their forms without a page load.
document.addEventListener("submit", async event => {
  const form = event.target;
  if (!form.dataset.quiet) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok) report(await problem(answer), true);
  button.disabled = false;
  refresh();
});

const walk = async (entry, path, out) => {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    out.push([path + file.name, file]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return;
    for (const each of some) await walk(each, path + entry.name + "/", out);
  }
};

const send = async files => {
  if (!files.length) { report("Choose a file first.", true); return; }
  const body = new FormData();
  body.append("folder", document.getElementById("folder").value);
  if (document.getElementById("replace").checked) body.append("replace", "true");
  for (const [name, file] of files) body.append("file", file, name);
  report("Uploading " + files.length + (files.length === 1 ? " file …" : " files …"));
  const answer = await fetch(drop.action, { method: "POST", headers: { Accept: "application/json" }, body });
  if (answer.ok) {
    const { stored } = await answer.json();
    report("Stored " + stored.join(", ") + ". Offprint publishes it now.");
  } else {
    report(await problem(answer), true);
  }
};

if (drop) {
  drop.addEventListener("submit", event => {
    event.preventDefault();
    const files = [];
    for (const file of document.getElementById("files").files) files.push([file.name, file]);
    for (const file of document.getElementById("folder-files").files) files.push([file.webkitRelativePath || file.name, file]);
    send(files);
  });
  const body = document.body;
  let depth = 0;
  const over = on => body.classList.toggle("dropping", on);
  addEventListener("dragenter", event => { event.preventDefault(); depth++; over(true); });
  addEventListener("dragleave", () => { if (--depth <= 0) { depth = 0; over(false); } });
  addEventListener("dragover", event => event.preventDefault());
  addEventListener("drop", async event => {
    event.preventDefault();
    depth = 0;
    over(false);
    const files = [];
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length) {
      for (const entry of entries) await walk(entry, "", files);
    } else {
      for (const file of event.dataTransfer.files) files.push([file.name, file]);
    }
    send(files);
  });
}
