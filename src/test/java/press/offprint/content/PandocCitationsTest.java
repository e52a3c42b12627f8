package press.offprint.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.Article;
import press.offprint.model.Footnote;
import press.offprint.model.bytes.Bytes;

/**
 * The tests of pandoc for its citations, read from a copy of its repository. They are under the GPL
 * and no part of this one. A test is passed if text, notes and bibliography have the same words and
 * signs; quotation marks, dashes and white space are compared in one form. {@code
 * docs/references.md} lists the tests with another result.
 */
@EnabledIfSystemProperty(named = "offprint.pandoc", matches = ".+")
class PandocCitationsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("offprint.pandoc", "")).resolve("test/command");
  private static final Pattern TEST =
      Pattern.compile(
          "(?s)```\\n% pandoc ([^\\n]*)\\n(?:---\\n(.*?)\\n(?:---|\\.\\.\\.)\\n)?(.*?)\\^D\\n(.*?)\\n?```");
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `pandoc-citeproc-([\\w-]+)` \\|");

  @Test
  void four_of_five_tests_give_the_same_text_and_the_others_are_listed() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files =
          all.filter(f -> f.getFileName().toString().matches("pandoc-citeproc-.*\\.md"))
              .sorted()
              .toList();
    }
    Set<String> failed = new TreeSet<>();
    StringBuilder report = new StringBuilder();
    int passed = 0;
    for (Path file : files) {
      String name = file.getFileName().toString().replaceAll("^pandoc-citeproc-|\\.md$", "");
      Matcher test = TEST.matcher(Files.readString(file));
      boolean isSame = true;
      while (test.find()) {
        String expected = shown(expected(test.group(4)), "title: Expected\n");
        String meta = test.group(2) == null ? "" : test.group(2) + "\n";
        Matcher style = Pattern.compile("--csl (\\S+)").matcher(test.group(1));
        meta += style.find() ? "csl: " + style.group(1) + "\n" : "";
        String actual = shown(test.group(3), front(meta));
        if (!actual.equals(expected)) {
          isSame = false;
          report
              .append(name)
              .append("\n  expected ")
              .append(expected)
              .append("\n  actual   ")
              .append(actual)
              .append('\n');
        }
      }
      passed += isSame ? 1 : 0;
      if (!isSame) {
        failed.add(name);
      }
    }
    String target = System.getProperty("offprint.pandoc.report", "");
    if (!target.isEmpty()) {
      Files.writeString(Path.of(target), passed + " of " + files.size() + "\n" + report);
    }
    assertThat(passed)
        .as("of %s; failed: %s", files.size(), failed)
        .isGreaterThanOrEqualTo(files.size() * 4 / 5);
    Set<String> listed = new TreeSet<>();
    Matcher row = LISTED.matcher(Files.readString(Path.of("docs/references.md")));
    while (row.find()) {
      listed.add(row.group(1));
    }
    assertThat(failed).isEqualTo(listed);
  }

  /** Returns front matter with files beside the post. */
  private static String front(String meta) {
    String files =
        meta.replaceAll("(?m)^((?:csl: *|bibliography: *|- )['\"]?)command/", "$1/command/");
    Matcher csl = Pattern.compile("(?m)^csl: *'?/(command/[\\w-]+\\.csl)").matcher(files);
    if (csl.find()
        && !meta.contains("lang:")
        && file(csl.group(1), 0) instanceof ResourceSource.Found found) {
      Matcher locale =
          Pattern.compile("default-locale=\"([\\w-]+)\"").matcher(found.content().text());
      files += locale.find() ? "language: " + locale.group(1) + "\n" : "";
    }
    String style = meta.contains("csl:") ? "" : "csl: /command/default.csl\n";
    return "title: Hello\n" + style + files.replaceAll("(?m)^(title|pagetitle):.*\\n", "");
  }

  private static String expected(String text) {
    String plain = text.replaceAll("(?m)^\\d> .*\\n", "").replaceAll("\\^(\\\\\\[[^^]*)\\^", "$1");
    for (int end = plain.indexOf("]{.csl-"); end >= 0; end = plain.indexOf("]{.csl-")) {
      int depth = 1;
      int start = end;
      while (depth > 0) {
        start--;
        boolean isEscaped = start > 0 && plain.charAt(start - 1) == '\\';
        depth +=
            isEscaped ? 0 : plain.charAt(start) == ']' ? 1 : plain.charAt(start) == '[' ? -1 : 0;
      }
      plain =
          plain.substring(0, start)
              + "&#8203;"
              + plain.substring(start + 1, end)
              + " "
              + plain.substring(plain.indexOf('}', end) + 1);
    }
    return plain;
  }

  private static String shown(String body, String front) {
    ReadResult<Article> read = ContentPosts.read(front, body, PandocCitationsTest::file);
    if (!(read instanceof ReadResult.Accepted<Article> accepted)) {
      return "rejected " + read;
    }
    Article article = accepted.value();
    StringBuilder all = new StringBuilder(text(article.content().body()));
    for (Footnote note : article.content().notes()) {
      all.append("\n[").append(note.number()).append("] ").append(text(note.markup()));
    }
    return all.toString();
  }

  private static String text(String markup) {
    Element body = Jsoup.parseBodyFragment(markup).body();
    body.select(".csl-back").remove();
    body.select("h1, h2").stream()
        .filter(h -> h.text().matches("References|Références|Literatur|参考文献"))
        .forEach(Element::remove);
    body.select("p, h1, h2, h3, div, li, .csl-right-inline")
        .forEach(e -> e.prependChild(new TextNode(" ")));
    return body.wholeText()
        .replaceAll("[“”„]", "\"")
        .replaceAll("[‘’]", "'")
        .replaceAll("[–‑‐]|--", "-")
        .replaceAll("[\\s\\u00a0\\u202f\\u200b]+", " ")
        .strip();
  }

  private static ResourceSource.Lookup file(String path, int maxBytes) {
    try {
      Path file =
          path.equals("command/default.csl")
              ? FOLDER.resolve("../../data/default.csl")
              : FOLDER.resolve(path.replaceAll("^command/", ""));
      return path.startsWith("command/") && Files.exists(file)
          ? new ResourceSource.Found(path, Bytes.owning(Files.readAllBytes(file)))
          : new ResourceSource.Missing();
    } catch (IOException e) {
      return new ResourceSource.Missing();
    }
  }
}
