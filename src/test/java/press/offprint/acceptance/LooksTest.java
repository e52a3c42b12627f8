package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.inspect.PostInspection;
import press.offprint.pipeline.inspect.browser.Chromium;
import press.offprint.pipeline.inspect.look.LookDefect;
import press.offprint.pipeline.inspect.look.LookFinding;

/**
 * Looks are inspected after seeded defects, which are found, and after edits of an author, which
 * are not reported. With {@code -Doffprint.long=true}, all twenty defects and thirty edits.
 */
class LooksTest {
  private static final boolean LONG = Boolean.getBoolean("offprint.long");

  @TempDir private Path folder;

  /** A defect, the edition that has it, and the names under which it may be found. */
  private record Seed(String edition, Set<LookDefect> names, Consumer<LooksSite> change) {
    Seed(String edition, Consumer<LooksSite> change, LookDefect... names) {
      this(edition, Set.of(names), change);
    }
  }

  @Test
  void seeded_defects_are_found_by_their_names() throws IOException {
    Path good = site();
    List<String> missed = new ArrayList<>();
    Map<String, Seed> seeds = shown(defects(), 5);
    seeds.forEach(
        (name, seed) -> {
          List<PostInspection> found = after(good, seed.change(), Set.of(seed.edition()));
          Set<LookDefect> names =
              findings(found).stream()
                  .map(LookFinding::defect)
                  .collect(Collectors.toCollection(TreeSet::new));
          report("defect", seed.edition() + ": " + name, found);
          if (names.stream().noneMatch(seed.names()::contains)) {
            missed.add(name + " " + messages(found));
          }
        });
    System.out.println(
        (seeds.size() - missed.size())
            + " of "
            + seeds.size()
            + " defects found; missed: "
            + missed);
    assertThat(missed).isEmpty();
  }

  @Test
  void edits_of_an_author_are_not_reported() throws IOException {
    Path good = site();
    List<String> reported = new ArrayList<>();
    Map<String, Consumer<LooksSite>> edits = shown(edits(), 5);
    edits.forEach(
        (name, edit) -> {
          List<PostInspection> found = after(good, edit, Set.of());
          report("edit", name, found);
          if (!findings(found).isEmpty()) {
            reported.add(name + " " + messages(found));
          }
        });
    System.out.println(reported.size() + " of " + edits.size() + " edits reported: " + reported);
    assertThat(reported).isEmpty();
  }

  private Path site() {
    Assumptions.assumeTrue(Chromium.find().isPresent(), "chromium is not installed: skipped");
    LooksSite site = new LooksSite(folder.resolve("good"));
    site.publish();
    site.accept();
    return site.project;
  }

  private List<PostInspection> after(Path good, Consumer<LooksSite> change, Set<String> editions) {
    Path copy = folder.resolve("site");
    LooksSite.copy(good, copy);
    LooksSite site = LooksSite.at(copy);
    change.accept(site);
    site.publish();
    List<PostInspection> found = site.inspect(editions);
    LooksSite.remove(copy);
    return found;
  }

  private static List<LookFinding> findings(List<PostInspection> posts) {
    return posts.stream().flatMap(post -> post.findings().stream()).toList();
  }

  private static List<String> messages(List<PostInspection> posts) {
    List<String> messages = new ArrayList<>();
    for (PostInspection post : posts) {
      for (PostInspection.View view : post.views()) {
        view.change()
            .findings()
            .forEach(one -> messages.add(view.change().view() + ": " + one.message()));
      }
    }
    return messages;
  }

  // The long form is a measurement, which somebody reads.
  private static void report(String kind, String name, List<PostInspection> found) {
    if (LONG) {
      System.out.println(kind + ": " + name + ": " + messages(found));
    }
  }

  private static <T> Map<String, T> shown(Map<String, T> all, int few) {
    Map<String, T> shown = new LinkedHashMap<>();
    int step = LONG ? 1 : Math.max(1, all.size() / few);
    int i = 0;
    for (Map.Entry<String, T> each : all.entrySet()) {
      if (i++ % step == 0) {
        shown.put(each.getKey(), each.getValue());
      }
    }
    return shown;
  }

  private static Consumer<LooksSite> print(String css) {
    return site -> site.write("templates/print/own.css", LooksSite.OWN_PRINT + css);
  }

  private static Consumer<LooksSite> web(String css) {
    return site -> site.write("templates/web/own.css", css);
  }

  private static Consumer<LooksSite> epub(String css) {
    return site -> site.write("templates/epub/own.css", LooksSite.OWN_EPUB + css);
  }

  private static Map<String, Seed> defects() {
    Map<String, Seed> all = new LinkedHashMap<>();
    all.put(
        "a letter of a font is empty",
        new Seed(
            "pdf",
            s ->
                new BreakableFont(s.project)
                    .write("fonts/Own.ttf", f -> BreakableFont.withoutGlyph(f, "h")),
            LookDefect.GLYPH_LOST));
    all.put(
        "white text on paper",
        new Seed("pdf", print("p { color: white; }"), LookDefect.TEXT_INVISIBLE));
    all.put(
        "pale text on paper",
        new Seed("pdf", print("p { color: #bbb; }"), LookDefect.CONTRAST_DOWN));
    all.put(
        "a table wider than the paper",
        new Seed(
            "pdf",
            print("table { width: 1100pt !important; min-width: 1100pt; }"),
            LookDefect.BEYOND_EDGE,
            LookDefect.TABLE_CUT));
    all.put(
        "rows of a table are hidden",
        new Seed("pdf", print("tr:nth-child(2) { display: none; }"), LookDefect.TABLE_CUT));
    all.put(
        "pictures on paper are hidden",
        new Seed("pdf", print("img { display: none !important; }"), LookDefect.PICTURE_GONE));
    all.put(
        "another font on paper",
        new Seed(
            "pdf", print("p, h1 { font-family: monospace !important; }"), LookDefect.FONT_GONE));
    all.put(
        "text beside the paper",
        new Seed("pdf", print("p { margin-left: -220pt !important; }"), LookDefect.BEYOND_EDGE));
    all.put(
        "lines over lines",
        new Seed("pdf", print("p { line-height: 0.2 !important; }"), LookDefect.OVERLAPPED));
    all.put(
        "a blank page",
        new Seed(
            "pdf",
            print(
                "h2 { page-break-before: always; } h2 + * { page-break-before: always; }"
                    + " h2 { visibility: hidden; }"),
            LookDefect.PAGE_BLANK));
    all.put(
        "letters of three points",
        new Seed("pdf", print("p { font-size: 3pt !important; }"), LookDefect.LETTER_SIZE));
    all.put(
        "paragraphs are hidden",
        new Seed("pdf", print("p { display: none; }"), LookDefect.TEXT_LOST));
    all.put(
        "pale text on the page",
        new Seed("html", web("main p { color: #ccc; }"), LookDefect.CONTRAST_DOWN));
    all.put(
        "pictures of the page are hidden",
        new Seed("html", web("img { display: none !important; }"), LookDefect.PICTURE_GONE));
    all.put(
        "a table is cut off",
        new Seed(
            "html",
            web(
                "table { display: block !important; width: 90px !important; min-width: 0 !important;"
                    + " overflow: hidden !important; white-space: nowrap; }"),
            LookDefect.TABLE_CUT));
    all.put(
        "text beside the page",
        new Seed("html", web("main p { margin-left: -900px; }"), LookDefect.BEYOND_EDGE));
    all.put(
        "the text is not painted",
        new Seed("html", web("main p { visibility: hidden; }"), LookDefect.TEXT_INVISIBLE));
    all.put(
        "a distorted picture",
        new Seed(
            "html",
            web("img { width: 300px !important; height: 60px !important; }"),
            LookDefect.PICTURE_DISTORTED));
    all.put(
        "the fonts of the ebook are gone",
        new Seed(
            "epub",
            s -> s.write("templates/epub/style.css", "p { margin: 0; }"),
            LookDefect.FONT_GONE));
    all.put(
        "white text in the ebook",
        new Seed(
            "epub",
            epub("p, li { color: white !important; background: white !important; }"),
            LookDefect.TEXT_INVISIBLE));
    return all;
  }

  private static Map<String, Consumer<LooksSite>> edits() {
    Map<String, Consumer<LooksSite>> all = new LinkedHashMap<>();
    all.put("a typo", s -> s.guide(t -> t.replace("clean water", "cleen water")));
    all.put(
        "a paragraph at the end", s -> s.guide(t -> t + "\nOne more word on reams of paper.\n"));
    all.put(
        "a paragraph at the beginning",
        s -> s.guide(t -> t.replace("Paper was", "First of all, a preface.\n\nPaper was")));
    all.put(
        "a paragraph less",
        s -> s.guide(t -> t.replaceFirst("(?s)The table has.*?right angle\\.\n", "")));
    all.put(
        "a heading",
        s -> s.guide(t -> t.replace("## The numbers", "## The folds\n\nWords.\n\n## The numbers")));
    all.put("another heading", s -> s.guide(t -> t.replace("## The sheets", "## All the sheets")));
    all.put(
        "a heading of another level",
        s -> s.guide(t -> t.replace("## The numbers", "### The numbers")));
    all.put("an item more", s -> s.guide(t -> t.replace("3. Press", "3. Couch it.\n4. Press")));
    all.put("an item less", s -> s.guide(t -> t.replace("2. Lift the mould.\n", "")));
    all.put(
        "a row more",
        s -> s.guide(t -> t.replace("| Crown", "| Post | 394 | 489 | letters |\n| Crown")));
    all.put(
        "a row less", s -> s.guide(t -> t.replace("| Demy | 445 | 572 | books of poems |\n", "")));
    all.put("another cell", s -> s.guide(t -> t.replace("ledgers and novels", "account books")));
    all.put(
        "a column less",
        s ->
            s.guide(
                t ->
                    t.replaceAll(
                        "(?m)^\\| ?([^|]+)\\|([^|]+)\\|([^|]+)\\|[^|]+\\|$", "|$1|$2|$3|")));
    all.put("no table", s -> s.guide(t -> t.replaceAll("(?m)^\\|.*\n", "")));
    all.put("another picture", s -> s.picture("content/posts/guide/mill.png", 320, 320, 4));
    all.put(
        "a picture of another form", s -> s.picture("content/posts/guide/mill.png", 420, 200, 4));
    all.put(
        "one more picture",
        s -> {
          s.picture("content/posts/guide/press.png", 300, 200, 3);
          s.guide(t -> t + "\n![The press](press.png)\n");
        });
    all.put("a picture less", s -> s.guide(t -> t.replace("![The mill](mill.png)\n", "")));
    all.put(
        "pictures in another order",
        s ->
            s.guide(
                t ->
                    t.replace("sheet.png", "x")
                        .replace("mill.png", "sheet.png")
                        .replace("(x)", "(mill.png)")));
    all.put(
        "another title",
        s -> s.guide(t -> t.replace("A guide to paper", "Paper, a guide for printers")));
    all.put("another date", s -> s.guide(t -> t.replace("2026-03-04", "2026-05-06")));
    all.put("a tag more", s -> s.guide(t -> t.replace("[paper]", "[paper, mills]")));
    all.put("bold words", s -> s.guide(t -> t.replace("clean water", "**clean water**")));
    all.put(
        "a link", s -> s.guide(t -> t.replace("a folio", "a [folio](https://example.org/folio)")));
    all.put(
        "a note",
        s -> s.guide(t -> t.replace("a quarto", "a quarto[^1]") + "\n[^1]: Four leaves.\n"));
    all.put(
        "code of other lines",
        s -> s.guide(t -> t.replace("height = 508, 635", "height = 445, 572\ndepth = 3")));
    all.put("no code", s -> s.guide(t -> t.replaceFirst("(?s)```.*```\n", "")));
    all.put("no quotation", s -> s.guide(t -> t.replaceFirst("(?m)^> .*\n", "")));
    all.put(
        "a long text at the beginning",
        s ->
            s.guide(
                t ->
                    t.replace(
                        "Paper was", "The mill and its river. ".repeat(150) + "\n\nPaper was")));
    all.put(
        "a new post",
        s ->
            s.write(
                "content/posts/new.md", "---\ntitle: New\ndate: 2026-06-07\n---\n\nNew words.\n"));
    all.put("a post less", s -> s.delete("content/posts/letter/index.md"));
    all.put("half of the text", s -> s.guide(t -> t.substring(0, t.indexOf("## The numbers"))));
    return all;
  }
}
