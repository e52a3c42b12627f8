"""The fastest glue of other tools: Hugo for pages, pandoc for EPUB, pandoc through Typst for PDF; all cores are used."""

import os
import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from measure import Run, run

PACKAGE = "@myriaddreamin/typst-ts-node-compiler"
# Without citations, because pandoc takes each @name for one, and Typst refuses those without a bibliography.
READ = ["-f", "markdown-citations"]
CHECKED = 40


def install(work):
    """Installs Typst for Node.js from npm, unless it is there."""
    if not (work / "node_modules" / PACKAGE).is_dir() and shutil.which("npm"):
        work.mkdir(parents=True, exist_ok=True)
        (work / "package.json").write_text('{"private": true}')
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", PACKAGE], cwd=work, check=False)


def missing(work):
    """Returns what the glue lacks; empty if it can run."""
    tools = [tool for tool in ("pandoc", "node") if not shutil.which(tool)]
    return tools + ([] if (work / "node_modules" / PACKAGE).is_dir() else [f"{PACKAGE} (--install brings it)"])


def child(command, folder):
    """Runs a command. Returns its exit code (for pandoc: whether it failed), its processor time and its memory in MB."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    failed = process.returncode if command[0] == "node" else int(process.returncode != 0)
    return failed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


class Glue:
    """A script around the tools, on the posts of a blog."""

    def __init__(self, home, work, blog):
        self.home, self.work, self.blog = home, work, Path(blog)
        self.posts = sorted(post for post in self.blog.rglob("*.md") if not post.name.startswith("_"))
        self.cores = len(os.sched_getaffinity(0))
        self.out = work / "out"
        self.failed = {}
        template = subprocess.run(["pandoc", "-D", "typst"], capture_output=True, text=True, check=True).stdout
        # pandoc 3.1 writes keywords as code, which Typst refuses.
        self.template = work / "template.typ"
        self.template.write_text(re.sub(r"\$if\(keywords\)\$.*?\$endif\$\n", "", template, flags=re.DOTALL))
        self.plain = {post: self.prepared(post) for post in self.posts}

    def prepared(self, post):
        """Returns a post without TOML front matter, which pandoc does not read; this is not timed."""
        text = post.read_text(errors="replace")
        if not text.startswith("+++"):
            return post
        _, front, body = text.split("+++", 2)
        title = re.search(r'^title\s*=\s*"(.*)"\s*$', front, re.MULTILINE)
        copy = self.work / "posts" / post.relative_to(self.blog)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(f'---\ntitle: "{title.group(1) if title else post.stem}"\n---\n{body}')
        return copy

    def target(self, post, kind):
        return self.out / kind / post.relative_to(self.blog).with_suffix(f".{kind}")

    def fresh(self, *kinds):
        for kind in kinds:
            shutil.rmtree(self.out / kind, ignore_errors=True)
            for post in self.posts:
                self.target(post, kind).parent.mkdir(parents=True, exist_ok=True)

    def epub(self):
        self.fresh("epub")
        return self.timed("epub", lambda: self.pandoc("epub", ["-t", "epub3"]))

    def pdf(self):
        self.fresh("typ")
        options = ["-s", "-t", "typst", "--template", self.template, "-V", "mainfont=Libertinus Serif"]
        return self.timed("typ", lambda: self.pandoc("typ", options) + self.typst())

    def pandoc(self, kind, options):
        def convert(post):
            folders = ["--resource-path", post.parent, "-o", self.target(post, kind)]
            return child(["pandoc", "--quiet", *READ, *options, *folders, self.plain[post]], post.parent)

        with ThreadPoolExecutor(self.cores) as pool:
            return list(pool.map(convert, self.posts))

    def typst(self):
        script = self.work / "typst.mjs"
        shutil.copy(self.home / "bench" / "glue" / "typst.mjs", script)
        files = [self.target(post, "typ") for post in self.posts]
        # Typst reads pictures below its workspace alone, beside the file that names them.
        for post in self.posts:
            for beside in post.parent.iterdir() if post.name == "index.md" else []:
                link = self.target(post, "typ").parent / beside.name
                if beside.suffix != ".md" and not link.exists():
                    link.symlink_to(beside)

        def compile(core):
            listed = self.work / f"files-{core}"
            listed.write_text("\n".join(str(file) for file in files[core :: self.cores] if file.exists()))
            # The exit code is the number of files that Typst refused.
            return child(["node", script, listed, self.out / "typ"], self.work)

        with ThreadPoolExecutor(self.cores) as pool:
            return list(pool.map(compile, range(self.cores)))

    def timed(self, kind, work):
        start = time.perf_counter()
        children = work()
        wall = time.perf_counter() - start
        self.failed[kind] = sum(failed for failed, *_ in children)
        return Run(wall, sum(cpu for _, cpu, _ in children), max(rss for *_, rss in children))

    def files(self, kind):
        return sorted((self.out / ("epub" if kind == "epub" else "typ")).rglob(f"*.{kind}"))


def megabytes(files):
    return f"{sum(file.stat().st_size for file in files) / 1e6:.1f} MB in {len(files)} files"


class Checkers:
    """EPUBCheck and veraPDF, which the tests of Offprint use."""

    def __init__(self, home, work):
        self.libraries = work / "test-classpath.txt"
        work.mkdir(parents=True, exist_ok=True)
        if not self.libraries.exists():
            goal = ["dependency:build-classpath", f"-Dmdep.outputFile={self.libraries}", "-Dmdep.includeScope=test"]
            run(["mvn", "-B", "-q", *goal], cwd=home)
        self.program = home / "bench" / "glue" / "ValidFiles.java"

    def share(self, files):
        """Returns how many files are valid, of some that are spread over all."""
        some = files[:: max(1, len(files) // CHECKED)][:CHECKED]
        if not some:
            return "none"
        command = ["java", "-cp", self.libraries.read_text().strip(), self.program, *some]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return f"{re.search('valid ([0-9]+)', said).group(1)} of {len(some)} valid"
