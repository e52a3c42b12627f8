"""The published sites: a generated one of any size, and the same content as a site of Hugo or mdBook."""

import os
import random
import shutil
import struct
import zlib
from datetime import date, timedelta
from pathlib import Path

# A small vocabulary with a natural distribution: the first words are the most frequent.
WORDS = """the of and to a in that it is was for on with as be at by this had not are but from or have an they which
one you were all her she there would their we him been has when who will no more if out so said what up its about into
than them can only other time new some could these two may first then do any like my now over such our man me even most
made after also did many off before must well back through years where much your way down should because each just those
people take how too good very make world see between under never day same another know while last might great year come
since against go came right used himself few house use during without again place around however small found thought
went say part once general high upon school every think set page letter press type paper margin column binding signature
proof galley folio quire compositor typeface ligature serif baseline leading measure imposition register plate ink roller
platen forme chase quoin furniture reglet kerning justification ragged hyphen gutter recto verso colophon frontispiece
errata offprint reader library archive catalogue edition volume chapter preface appendix glossary index footnote""".split()
WEIGHTS = [1 / (rank + 3) for rank in range(len(WORDS))]

CODE = """```rust
/// Sets {0} lines, and says how many were too long.
pub fn {0}_{1}(lines: &[String], measure: usize) -> Result<usize, Error> {{
    let mut long = 0;
    for (number, line) in lines.iter().enumerate() {{
        if line.chars().count() > measure {{
            eprintln!("line {{number}} is too long: {{line:?}}");
            long += 1; // not an error yet
        }}
    }}
    Ok(long)
}}
```
"""


def picture(path, seed, side=320):
    """A PNG of soft bands, which compresses as a diagram does."""
    rng = random.Random(seed)
    colours = [tuple(rng.randrange(256) for _ in range(3)) for _ in range(12)]
    rows = bytearray()
    for y in range(side):
        rows.append(0)
        for x in range(side):
            rows += bytes(colours[(x * x // 400 + y // 9 + x * y // 2000) % 12])

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + chunk(b"IEND", b"")
    )


class Writer:
    """Writes posts; the same seed writes the same ones."""

    def __init__(self, content, posts, pictures):
        self.content, self.posts, self.pictures = Path(content), posts, pictures
        self.rng = random.Random(42)

    def words(self, count):
        return self.rng.choices(WORDS, WEIGHTS, k=count)

    def sentence(self):
        words = self.words(self.rng.randint(6, 22))
        words[0] = words[0].capitalize()
        if self.rng.random() < 0.08:
            at = self.rng.randrange(len(words))
            words[at] = f"*{words[at]}*"
        if self.rng.random() < 0.05:
            words[-1] = f"[{words[-1]}](https://example.org/{words[0].lower()}/{words[-1]})"
        return " ".join(words) + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.rng.randint(3, 7))) + "\n"

    def file(self, number):
        """Returns the path of a post: every tenth is a bundle with an image."""
        section, name = f"year-{self.day(number).year}", f"post-{number:06d}"
        return f"{section}/{name}/index.md" if self.pictures and number % 10 == 0 else f"{section}/{name}.md"

    def day(self, number):
        return date(2006, 1, 1) + timedelta(days=number % 7000)

    def body(self, number, length):
        """Paragraphs, a heading after every fourth, and now and then code, a list, a quotation or a picture."""
        parts, written, count = [], 0, 0
        while written < length:
            if count % 4 == 3:
                parts.append("## " + " ".join(self.words(4)).capitalize() + "\n")
            part, kind = self.paragraph(), self.rng.random()
            if kind < 0.08:
                part = CODE.format(*self.words(2))
            elif kind < 0.16:
                part = "".join(f"- {self.sentence()}\n" for _ in range(4))
            elif kind < 0.20:
                part = "> " + self.sentence() + "\n"
            parts.append(part)
            written += len(part.split())
            count += 1
        if number:
            other = self.file(self.rng.randrange(max(0, number - 50), number))
            link = os.path.relpath(other, os.path.dirname(self.file(number)))
            parts.insert(1, f"As [said before]({link}), {self.sentence()}\n")
        return "\n".join(parts)

    def write(self, number):
        title = " ".join(self.words(5)).capitalize() + f" {number}"
        front = f'---\ntitle: "{title}"\ndate: {self.day(number)}\ntags: [{self.words(1)[0]}]\nauthor: Bench\n---\n\n'
        # Most posts have a few hundred words, some are long.
        body = self.body(number, min(6000, int(self.rng.lognormvariate(6.0, 0.7))))
        file = self.content / self.file(number)
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.name == "index.md":
            picture(file.parent / "plate.png", number)
            body += f"\n![A plate of {self.words(1)[0]}](plate.png)\n"
        file.write_text(front + body)

    def all(self):
        for number in range(self.posts):
            self.write(number)


JAPANESE = """紙 活字 組版 文字 余白 行間 版面 本文 見出し 索引 目次 注釈 図版 表紙 背表紙 奥付 製本 印刷 校正 書体 明朝 漢字 仮名 句読点 禁則 字間
段落 改行 縦書き 横書き 電子 書籍 頁 画面 端末 読者 著者 編集 出版 記事 公開 更新 配信 購読 検索 文章 言葉 文化 歴史 道具 手順""".split()


def photo(path, seed, width, height):
    """A wide PNG whose rows are shifted copies of a random one, so that it is written fast."""
    rng = random.Random(seed)
    row = b"".join(bytes(rng.randrange(256) for _ in range(3)) * rng.randint(1, 40) for _ in range(width // 8))[: 3 * width]
    rows = b"".join(b"\0" + row[3 * (shift := y * y // 97 % width) :] + row[: 3 * shift] for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + data)


class Illustrated(Writer):
    """Posts of which every third has two wide pictures, and every second is Japanese."""

    def sentence(self):
        if self.number % 2:
            return super().sentence()
        return "は".join(self.rng.choice(JAPANESE) for _ in range(self.rng.randint(2, 6))) + "です。"

    def file(self, number):
        name = f"year-{self.day(number).year}/post-{number:06d}"
        return f"{name}/index.md" if number % 3 == 0 else f"{name}.md"

    def write(self, number):
        self.number = number
        if number % 3 == 0:
            folder = (self.content / self.file(number)).parent
            folder.mkdir(parents=True, exist_ok=True)
            for side in (1, 2):
                photo(folder / f"view-{side}.png", 2 * number + side, 1400 + number % 7 * 100, 900)
        super().write(number)

    def body(self, number, length):
        pictures = "\n![A view](view-1.png)\n\n![Another view](view-2.png)\n" if number % 3 == 0 else ""
        return super().body(number, length) + pictures


def generate(content, posts, kind=Writer, pictures=True):
    """Writes a site of that many posts, unless it is there already."""
    content = Path(content)
    done = content.parent / f"{content.name}.done"
    if not done.exists():
        shutil.rmtree(content, ignore_errors=True)
        content.mkdir(parents=True)
        kind(content, posts, pictures).all()
        done.touch()
    return content


def long_post(content, pages):
    """One post of about that many printed pages."""
    content = Path(content)
    shutil.rmtree(content, ignore_errors=True)
    content.mkdir(parents=True)
    writer = Writer(content, 1, False)
    post = content / f"pages-{pages}.md"
    post.write_text(f'---\ntitle: "A post of {pages} pages"\ndate: 2026-01-01\n---\n\n' + writer.body(0, pages * 330))
    return post


HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/"\ntitle = "Bench"\n[markup.goldmark.renderer]\nunsafe = true\n',
    "layouts/_default/baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}'
    '</title></head><body>{{ block "main" . }}{{ end }}</body></html>\n',
    "layouts/_default/single.html": '{{ define "main" }}<article><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}'
    "</article>{{ end }}\n",
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a '
    'href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Summary }}</li>{{ end }}</ul>{{ template '
    '"_internal/pagination.html" . }}{{ end }}\n',
}

# The image copies that Offprint makes: of images of 64 KB and more, in these widths.
HUGO_COPIES = {
    # In Hugo a page that is not a bundle has no resources: its images are assets.
    "hugo.toml": HUGO["hugo.toml"]
    + "".join(f'[[module.mounts]]\nsource = "content"\ntarget = "{target}"\n' for target in ("content", "assets")),
    "layouts/_default/_markup/render-image.html": """
{{- $widths := slice -}}
{{- with resources.Get (path.Join "/" (path.Dir .Page.File.Path) .Destination) -}}
  {{- if and (in (slice "png" "jpeg") .MediaType.SubType) (gt (len .Content) 65536) -}}
    {{- $picture := . -}}
    {{- range slice 1600 1200 800 480 -}}
      {{- if lt . (mul 0.8 $picture.Width) -}}
        {{- $copy := $picture.Resize (printf "%dx" .) -}}
        {{- $widths = $widths | append (printf "%s %dw" $copy.RelPermalink .) -}}
      {{- end -}}
    {{- end -}}
  {{- end -}}
{{- end -}}
<img src="{{ .Destination | safeURL }}" alt="{{ .Text }}" srcset="{{ delimit $widths ", " }}">
""".lstrip(),
}


def mdbook_site(folder, content):
    """The same content as one mdBook, which needs a list of its chapters and all files below it."""
    folder, content = Path(folder), Path(content)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(content, folder / "src")
    posts = sorted(post.relative_to(content) for post in content.rglob("*.md"))
    (folder / "src" / "SUMMARY.md").write_text("".join(f"- [{post.stem}](<{post}>)\n" for post in posts))
    (folder / "book.toml").write_text('[book]\ntitle = "The same"\n')
    return folder


def hugo_site(folder, content, copies=False):
    """Writes a minimal Hugo site with pages, lists and RSS for the same content, with image copies if requested."""
    folder = Path(folder)
    for name, text in (HUGO | HUGO_COPIES if copies else HUGO).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    link = folder / "content"
    if link.is_symlink():
        link.unlink()
    os.symlink(Path(content).resolve(), link)
    return folder
