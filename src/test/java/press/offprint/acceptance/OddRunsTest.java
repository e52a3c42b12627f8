package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharedFolder;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.plan.WithdrawalException;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/**
 * Ten states of a site are published, then honest changes and faults. A fault is held, and no
 * published file changes; an honest change is published. With {@code -Doffprint.long=true}, all
 * twenty-two faults and thirty changes, with real posts.
 */
class OddRunsTest {
  private static final boolean LONG = Boolean.getBoolean("offprint.long");

  @TempDir private Path folder;
  private EvolvingSite site;

  @Test
  void faults_are_held_and_honest_changes_are_published() throws IOException {
    site = LONG ? longSite() : EvolvingSite.of(folder.resolve("site"), 6);
    assertThat(outcome()).as("first run").isEmpty();
    for (int i = 0; i < 10; i++) {
      site.evolve();
      assertThat(outcome()).as("state %d", i).isEmpty();
    }
    List<String> missed = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    Map<String, Consumer<EvolvingSite>> honest = shown(honest(), 5);
    Map<String, Consumer<EvolvingSite>> faults = shown(faults(), 5);
    honest.forEach(
        (name, change) -> {
          change.accept(site);
          String held = outcome();
          report("honest", name, held);
          if (!held.isEmpty()) {
            refused.add(name + ": " + held);
          }
        });
    faults.forEach(
        (name, fault) -> {
          Path good = folder.resolve("good");
          copy(site.project(), good);
          Map<String, String> before = FileTrees.hashes(site.blog().output(""));
          fault.accept(site);
          String held = outcome();
          report("fault", name, held);
          boolean same = FileTrees.hashes(site.blog().output("")).equals(before);
          if (held.isEmpty() || !same) {
            missed.add(name + (held.isEmpty() ? "" : " changed the site: " + held));
          }
          restore(good);
          String after = outcome();
          if (!held.isEmpty() && same) {
            assertThat(after).as("after " + name).isEmpty();
            assertThat(FileTrees.hashes(site.blog().output(""))).as(name).isEqualTo(before);
          }
        });
    System.out.println(
        (faults.size() - missed.size())
            + " of "
            + faults.size()
            + " faults held, "
            + refused.size()
            + " of "
            + honest.size()
            + " honest changes held; missed: "
            + missed
            + "; refused: "
            + refused);
    assertThat(refused).isEmpty();
    assertThat(missed).hasSizeLessThanOrEqualTo(faults.size() / 10);
  }

  private EvolvingSite longSite() throws IOException {
    Path real = SharedFolder.required("corpora/rust-blog").resolve("content");
    try (Stream<Path> files = Files.list(real)) {
      return EvolvingSite.of(
          folder.resolve("site"),
          8,
          files.filter(file -> file.toString().endsWith(".md")).sorted().limit(12).toList());
    }
  }

  private static Map<String, Consumer<EvolvingSite>> shown(
      Map<String, Consumer<EvolvingSite>> all, int few) {
    Map<String, Consumer<EvolvingSite>> shown = new LinkedHashMap<>();
    int step = LONG ? 1 : Math.max(1, all.size() / few);
    int i = 0;
    for (Map.Entry<String, Consumer<EvolvingSite>> each : all.entrySet()) {
      if (i++ % step == 0) {
        shown.put(each.getKey(), each.getValue());
      }
    }
    return shown;
  }

  /** Publishes; returns what is held, empty if nothing is. */
  private String outcome() {
    Run run;
    try {
      run = Run.of(site.settings());
    } catch (WithdrawalException e) {
      return e.getMessage();
    }
    List<Problem> ofSite =
        run.summary().problems().stream()
            .filter(problem -> problem.code() == ProblemCode.RESULT_HELD)
            .toList();
    if (!ofSite.isEmpty()) {
      return ofSite.get(0).message();
    }
    List<Receipt> kept =
        run.with(ReceiptStatus.REJECTED).stream().filter(OddRunsTest::isHeld).toList();
    return kept.isEmpty()
        ? ""
        : kept.size()
            + " posts, "
            + kept.get(0).source()
            + " "
            + kept.get(0).problems().stream()
                .filter(p -> p.code() == ProblemCode.RESULT_HELD)
                .findFirst()
                .orElseThrow()
                .message();
  }

  // The long form is a measurement, which somebody reads.
  private static void report(String kind, String name, String held) {
    if (LONG) {
      System.out.println(kind + ": " + name + ": " + (held.isEmpty() ? "published" : held));
    }
  }

  private static Map<String, Consumer<EvolvingSite>> faults() {
    Map<String, Consumer<EvolvingSite>> all = new LinkedHashMap<>();
    all.put(
        "the page template is cut", s -> cut(s, "web/post.html", "{{ content.body | forPage", ""));
    all.put("the PDF template is cut", s -> cut(s, "print/article.html", "{{ piece.body", ""));
    all.put("the ebook template is cut", s -> cut(s, "epub/chapter.xhtml", "{{ chapter.body", ""));
    all.put("the PDF hides paragraphs", s -> own(s, "print", "p { display: none; }"));
    all.put("the fonts of ebooks are gone", s -> replace(s, "epub/style.css", "p { margin: 0; }"));
    all.put(
        "other fonts in PDFs", s -> own(s, "print", "* { font-family: monospace !important; }"));
    all.put("letters of 30 points", s -> own(s, "print", "p { font-size: 30pt !important; }"));
    all.put(
        "letters of 3 points",
        s -> own(s, "print", "p { font-size: 3pt !important; line-height: 1 !important; }"));
    all.put("pictures are empty", s -> pictures(s, file -> write(file, new byte[0])));
    all.put("pictures are gone", s -> pictures(s, OddRunsTest::delete));
    all.put("pictures are no pictures", s -> pictures(s, file -> write(file, new byte[700])));
    all.put("pictures are refused", s -> config(s, "limits: {imagePixels: 100}"));
    all.put("half of the posts are deleted", s -> half(s, OddRunsTest::delete));
    all.put(
        "half of the posts are drafts",
        s ->
            half(s, f -> EvolvingSite.edit(f, t -> t.replaceFirst("---\n", "---\ndraft: true\n"))));
    all.put("half of the posts are empty files", s -> half(s, file -> write(file, new byte[0])));
    all.put(
        "half of the posts have broken front matter",
        s -> half(s, f -> EvolvingSite.edit(f, t -> t.replaceFirst("---\n", "---\nx: [\n"))));
    all.put(
        "a comment hides the texts",
        s -> half(s, f -> EvolvingSite.edit(f, t -> t.replaceFirst("\n---\n", "\n---\n\n<!--\n"))));
    all.put(
        "each text twice",
        s ->
            cut(
                s,
                "print/article.html",
                "{{ piece.body",
                "{{ piece.body | raw }}{{ piece.body | raw }}"));
    all.put(
        "the home page is cut",
        s -> without(s, "web/index.html", "\\{% include \"web/posts.html\" %\\}"));
    all.put(
        "feeds without texts",
        s -> without(s, "feeds/rss.xml", "<(content:encoded|description)>.*?</\\1>"));
    all.put(
        "pages with a large script",
        s -> template(s, "web/head.html", "<script>/*" + "x".repeat(400_000) + "*/</script>"));
    all.put("paper of half the size", s -> config(s, "paper: A5"));
    return all;
  }

  private static Map<String, Consumer<EvolvingSite>> honest() {
    Map<String, Consumer<EvolvingSite>> all = new LinkedHashMap<>();
    all.put("a typo", s -> append(s, "x"));
    all.put("a paragraph", s -> append(s, "\n" + s.paragraph() + "\n"));
    all.put(
        "a paragraph less",
        s -> EvolvingSite.edit(s.anyPost(), EvolvingSite::withoutLastParagraph));
    all.put("a heading", s -> append(s, "\n## One more\n\nWords.\n"));
    all.put("a short post", s -> s.addPost(1, 0));
    all.put("a long post", s -> s.addPost(60, 0));
    all.put("a post with pictures", s -> s.addPost(6, 3));
    all.put(
        "another picture in its place", s -> s.picture("content/posts/post-0/p0.png", 420, 300));
    all.put("one more picture", OddRunsTest::addPicture);
    all.put(
        "a picture less",
        s ->
            EvolvingSite.edit(
                s.project().resolve("content/posts/post-3/index.md"),
                t -> t.replaceFirst("!\\[.*?\\)\n", "")));
    all.put("a post less", s -> delete(s.project().resolve("content/posts/post-1/index.md")));
    all.put(
        "a draft",
        s ->
            EvolvingSite.edit(
                s.project().resolve("content/posts/post-2/index.md"),
                t -> t.replaceFirst("---\n", "---\ndraft: true\n")));
    all.put(
        "a new draft",
        s ->
            EvolvingSite.edit(s.addPost(3, 0), t -> t.replaceFirst("---\n", "---\ndraft: true\n")));
    all.put(
        "another tag",
        s -> EvolvingSite.edit(s.anyOwn(), t -> t.replaceFirst("tags: \\[", "tags: [fresh, ")));
    all.put(
        "another title",
        s -> EvolvingSite.edit(s.anyOwn(), t -> t.replaceFirst("title: ", "title: About ")));
    all.put(
        "another date",
        s -> EvolvingSite.edit(s.anyOwn(), t -> t.replaceFirst("date: 2026", "date: 2025")));
    all.put(
        "a description",
        s ->
            EvolvingSite.edit(
                s.anyOwn(),
                t -> t.replaceFirst("---\n", "---\ndescription: A few words on it.\n")));
    all.put("a table", s -> append(s, "\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"));
    all.put("a listing", s -> append(s, "\n```java\nint a = 1;\nint b = 2;\n```\n"));
    all.put("a footnote", s -> append(s, "\nWords[^n].\n\n[^n]: A note of some words.\n"));
    all.put("a link", s -> append(s, "\nSee [another](/posts/post-0/).\n"));
    all.put("a quotation", s -> append(s, "\n> " + s.paragraph() + "\n"));
    all.put(
        "another address",
        s -> EvolvingSite.edit(s.anyOwn(), t -> t.replaceFirst("---\n", "---\nslug: elsewhere\n")));
    all.put(
        "typos in five posts",
        s -> s.posts().stream().limit(5).forEach(f -> EvolvingSite.edit(f, t -> t + "\nOh.\n")));
    all.put(
        "a text of twice the length",
        s -> EvolvingSite.edit(s.anyOwn(), t -> t + t.substring(t.indexOf("\n---\n") + 5)));
    all.put("a text of half the length", s -> EvolvingSite.edit(s.anyOwn(), OddRunsTest::half));
    all.put("a list", s -> append(s, "\n1. One\n2. Two\n3. Three\n"));
    all.put(
        "two posts at once",
        s -> {
          s.addPost(4, 1);
          s.addPost(9, 0);
        });
    all.put("a static file", s -> s.blog().with("static/robots.txt", "User-agent: *"));
    all.put("another name of the site", s -> config(s, "title: Paper and ink"));
    return all;
  }

  private static String half(String text) {
    int at = text.indexOf("\n---\n") + 5;
    return text.substring(0, at + (text.length() - at) / 2) + "\n";
  }

  private static void addPicture(EvolvingSite site) {
    Path post = site.project().resolve("content/posts/post-4/index.md");
    site.picture("content/posts/post-4/new.png", 500, 260);
    EvolvingSite.edit(post, text -> text + "\n![A new one](new.png)\n");
  }

  private static void append(EvolvingSite site, String text) {
    EvolvingSite.edit(site.anyOwn(), before -> before + text);
  }

  private static void config(EvolvingSite site, String line) {
    EvolvingSite.edit(site.project().resolve("offprint.yaml"), text -> text + line + "\n");
  }

  private static void own(EvolvingSite site, String folder, String css) {
    template(site, folder + "/own.css", css);
  }

  private static void replace(EvolvingSite site, String name, String text) {
    template(site, name, text);
  }

  private static void template(EvolvingSite site, String name, String text) {
    site.blog().with("templates/" + name, text);
  }

  private static void cut(EvolvingSite site, String name, String from, String with) {
    try {
      String text = Files.readString(Path.of("templates", name));
      // Each place is cut, because a template may have one for each of two settings.
      String cut =
          Pattern.compile(Pattern.quote(from) + ".*?\\}\\}", Pattern.DOTALL)
              .matcher(text)
              .replaceAll(Matcher.quoteReplacement(with));
      assertThat(cut).as(name).isNotEqualTo(text);
      template(site, name, cut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void without(EvolvingSite site, String name, String expression) {
    try {
      String text = Files.readString(Path.of("templates", name));
      String cut = text.replaceAll(expression, "");
      assertThat(cut).as(name).isNotEqualTo(text);
      template(site, name, cut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isHeld(Receipt receipt) {
    return receipt.problems().stream().anyMatch(p -> p.code() == ProblemCode.RESULT_HELD);
  }

  private static void pictures(EvolvingSite site, Consumer<Path> change) {
    site.files(".png").forEach(change);
  }

  private static void half(EvolvingSite site, Consumer<Path> change) {
    List<Path> posts = site.posts();
    posts.subList(0, (posts.size() + 1) / 2).forEach(change);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The inputs alone, so that the run after it decides by the state that the fault left.
  private static void copy(Path project, Path to) {
    Run.deleteAll(to);
    try {
      for (String name : List.of("content", "templates", "static")) {
        if (Files.isDirectory(project.resolve(name))) {
          FileTrees.copy(project.resolve(name), to.resolve(name));
        }
      }
      Files.copy(project.resolve("offprint.yaml"), to.resolve("offprint.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void restore(Path good) {
    for (String name : List.of("content", "templates", "static")) {
      Run.deleteAll(site.project().resolve(name));
    }
    delete(site.project().resolve("offprint.yaml"));
    try {
      for (String name : List.of("content", "templates", "static")) {
        if (Files.isDirectory(good.resolve(name))) {
          FileTrees.copy(good.resolve(name), site.project().resolve(name));
        }
      }
      Files.copy(good.resolve("offprint.yaml"), site.project().resolve("offprint.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
