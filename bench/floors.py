"""Times the libraries under Offprint alone: Offprint cannot be faster than they are."""

import hashlib
import os
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from measure import Run, run

# As `offprint publish` runs on Java 17.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC", "-Xshare:auto", "-Djava.awt.headless=true"]
WIDTHS = (1600, 1200, 800, 480)
LIGHT = 64 << 10


class Alone:
    """A small program on libraries, with a class archive as Offprint has; the run `practice` makes the archive."""

    def __init__(self, home, work, name, *practice):
        work.mkdir(parents=True, exist_ok=True)
        listed = work / "classpath.txt"
        if not listed.exists():
            goal = ["dependency:build-classpath", f"-Dmdep.outputFile={listed}", "-Dmdep.includeScope=runtime"]
            run(["mvn", "-B", "-q", *goal], cwd=home)
        libraries = listed.read_text().strip()
        classes, jar, archive = work / name, work / f"{name}.jar", work / f"{name}.jsa"
        source = home / "bench" / "floor" / f"{name}.java"
        run(["javac", "--release", "17", "-cp", libraries, "-d", classes, source])
        # Java can archive classes of jars only.
        run(["jar", "--create", "--file", jar, "-C", classes, "."])
        self.program, self.practice = ["-cp", f"{jar}:{libraries}", name], practice
        archive.unlink(missing_ok=True)
        run([*JAVA, f"-XX:ArchiveClassesAtExit={archive}", *self.program, *practice])
        self.archive = archive

    def once(self, *arguments):
        return run([*JAVA, f"-XX:SharedArchiveFile={self.archive}", *self.program, *(arguments or self.practice)])


def page(file):
    """One page of text with a heading."""
    words = "The quick brown fox sets forty lines of text for the lazy dog. " * 8
    style = "body { font-family: Words; }"
    body = "<h1>A page</h1>" + f"<p>{words}</p>" * 6
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<html><head><title>A page</title><style>{style}</style></head><body>{body}</body></html>")
    return file


def forced(output, copy):
    """Writes the files of a published folder again, each file and folder forced to disk."""
    files = [file for file in output.rglob("*") if file.is_file()]
    contents = [(file.relative_to(output), file.read_bytes()) for file in files]
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    folders = {}
    for name, content in contents:
        folders.setdefault(copy / name.parent, []).append((name.name, content))
    start = time.perf_counter()
    # The number of parallel writes is that of Offprint.
    with ThreadPoolExecutor(2) as workers:
        list(workers.map(lambda item: force_folder(*item), folders.items()))
    wall = time.perf_counter() - start
    shutil.rmtree(copy)
    return len(contents), Run(wall, 0, 0)


def force_folder(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        unfinished = folder / ("." + name)
        with open(unfinished, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        unfinished.rename(folder / name)
    opened = os.open(folder, os.O_RDONLY)
    os.fsync(opened)
    os.close(opened)


def copies(content, work):
    """Makes the image copies of the pages with ImageMagick, two at a time."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    kinds = (".png", ".jpg", ".jpeg")
    heavy = [f for f in sorted(content.rglob("*")) if f.suffix.lower() in kinds and f.stat().st_size > LIGHT]
    start = time.perf_counter()
    before = os.times()
    with ThreadPoolExecutor(2) as workers:
        made = sum(workers.map(lambda picture: narrowed(picture, work), heavy))
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return made, Run(time.perf_counter() - start, cpu, 0)


def narrowed(picture, work):
    said = subprocess.run(["identify", "-format", "%w ", f"{picture}[0]"], capture_output=True, text=True, check=True)
    wide = int(said.stdout.split()[0])
    name = hashlib.sha256(str(picture).encode()).hexdigest()[:16]
    command = ["convert", "-limit", "thread", "1", f"{picture}[0]"]
    widths = [width for width in WIDTHS if width < 0.8 * wide]
    for width in widths:
        command += ["(", "+clone", "-resize", str(width), "-write", work / f"{name}-{width}{picture.suffix}", "+delete", ")"]
    if widths:
        subprocess.run([*command, "null:"], check=True)
    return len(widths)
