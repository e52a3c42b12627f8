package press.offprint.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A site with a book of each kind, and the documents of an ebook. */
final class BookSamples {
  private BookSamples() {}

  /** Returns a blog with a book in parts, a hand-picked one, a series and a year. */
  static Blog blog(Path project, String... editions) {
    Blog blog = new Blog(project, editions);
    blog.with(
        "offprint.yaml",
        "title: A garden",
        "baseUrl: https://example.org/",
        "books:",
        "  - auto",
        "  - name: garden",
        "    title: The garden",
        "    description: Notes from three summers",
        "    dedication: For Rosa",
        "    rights: © 2024 Mika Aalto",
        "    collection: Handbooks",
        "    position: 2",
        "    print: {paper: A5, marks: true}",
        "    parts:",
        "      - title: Spring",
        "        select: {tag: spring}",
        "      - title: Summer",
        "        posts: [posts/three.md]",
        "        parts:",
        "          - title: Late summer",
        "            posts: [posts/four.md]");
    blog.with(
        "data/authors.yaml",
        "mika-aalto:",
        "  name: Mika Aalto",
        "  bio: Mika Aalto gardens in Turku.",
        "  url: https://example.org/mika");
    post(blog, "one", "2024-03-11", "spring");
    post(blog, "two", "2024-04-12", "spring");
    post(blog, "three", "2024-06-13", "summer");
    post(blog, "four", "2025-07-14", "summer");
    blog.with(
        "content/books/essays.md",
        "---",
        "title: Essays",
        "author: Mika Aalto",
        "rights: All rights reserved.",
        "book:",
        "  posts:",
        "    - posts/three.md",
        "    - posts/one.md",
        "---",
        "A word before, with a [chapter](../posts/one.md#deeper) and a note.[^1]",
        "",
        "[^1]: A note of the preface.");
    return blog;
  }

  private static void post(Blog blog, String name, String date, String tag) {
    blog.with(
        "content/posts/" + name + ".md",
        "---",
        "title: Chapter " + name,
        "date: " + date,
        "author: Mika Aalto",
        "tags: [" + tag + "]",
        "series: [Gardens]",
        "---",
        "Text of " + name + " with a note[^1] and [a link](two.md#deeper).",
        "",
        "## Deeper {#deeper}",
        "",
        "{{< figure src=\"/plan.png\" alt=\"A plan\" caption=\"The plan of " + name + "\" >}}",
        "",
        "[^1]: The note of " + name + ".");
    if (name.equals("one")) {
      blog.with("static/keep.txt", "x");
    }
  }

  /** Returns the text of each XML file of an ebook, by name. */
  static Map<String, String> documents(Path epub) {
    Map<String, String> texts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().matches(".*\\.(xhtml|opf|ncx)")) {
          texts.put(
              entry.getName().replaceFirst(".*/", ""),
              new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
