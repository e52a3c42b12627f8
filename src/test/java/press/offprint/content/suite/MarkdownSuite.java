package press.offprint.content.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.testutil.TestResources;

/**
 * A public test suite for Markdown. Two of them are in a library of the tests. The others are read
 * from the folder of the system property {@code offprint.suites}, which holds the sources of each
 * project in a folder with its name; goldmark's are also in a package of Debian.
 */
enum MarkdownSuite {
  COMMONMARK(98, "spec.txt"),
  GFM(91, "gfm-spec.txt"),
  REGRESSIONS(82, "cmark-regression.txt", "commonmark.js-regression.txt"),
  CMARK_GFM(88),
  GOLDMARK(92),
  MARKDOWN_IT(92),
  KRAMDOWN(0),
  PANDOC(0);

  /** The most silent differences of all suites together. */
  static final int MAX_SILENT = 62;

  private static final Path FOLDER =
      Path.of(System.getProperty("offprint.suites", "target/suites"));
  private static final Path DEBIAN = Path.of("/usr/share/gocode/src/github.com/yuin/goldmark");

  private final int percent;
  private final String resources;

  MarkdownSuite(int percent, String... resources) {
    this.percent = percent;
    this.resources = String.join(" ", resources);
  }

  /** Returns the least share of examples with the expected HTML, in percent. */
  int percent() {
    return percent;
  }

  /** Returns the examples, or nothing if the suite is not on this machine. */
  Optional<List<SuiteExample>> examples() {
    return switch (this) {
      case COMMONMARK, REGRESSIONS -> Optional.of(resources());
      case GFM -> Optional.of(extensions());
      case CMARK_GFM -> cmarkGfm();
      case GOLDMARK -> goldmark();
      case MARKDOWN_IT -> markdownIt();
      case KRAMDOWN -> folder("kramdown/test/testcases").map(SuiteFormats::kramdown);
      case PANDOC -> folder("pandoc/test/command").map(SuiteFormats::pandoc);
    };
  }

  private List<SuiteExample> resources() {
    List<SuiteExample> examples = new ArrayList<>();
    List<String> names = names();
    for (String name : names) {
      String prefix = names.size() == 1 ? "" : name.substring(0, name.indexOf('-') + 1);
      examples.addAll(SuiteFormats.specification(resource(name), prefix));
    }
    return examples;
  }

  private List<String> names() {
    return List.of(resources.split(" ", -1));
  }

  private static String resource(String name) {
    try (InputStream in = TestResources.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The other examples of GitHub's specification are those of an older CommonMark.
  private List<SuiteExample> extensions() {
    List<SuiteExample> all = resources();
    List<SuiteExample> extensions = new ArrayList<>();
    String text = resource(names().get(0));
    int number = 0;
    for (int at = text.indexOf("`".repeat(32) + " example");
        at >= 0;
        at = text.indexOf("`".repeat(32) + " example", at + 1)) {
      if (!text.startsWith("\n", at + 40)) {
        extensions.add(all.get(number));
      }
      number++;
    }
    return extensions;
  }

  private static Optional<List<SuiteExample>> cmarkGfm() {
    return folder("cmark-gfm/test")
        .map(
            folder -> {
              List<SuiteExample> examples = new ArrayList<>();
              for (String name : List.of("extensions", "regression")) {
                String text = SuiteFormats.read(folder.resolve(name + ".txt"));
                examples.addAll(SuiteFormats.specification(text, name + "-"));
              }
              return examples;
            });
  }

  private static Optional<List<SuiteExample>> goldmark() {
    return folder("goldmark")
        .or(() -> Optional.of(DEBIAN).filter(Files::isDirectory))
        .map(
            folder -> {
              List<SuiteExample> examples = new ArrayList<>();
              for (String name :
                  List.of(
                      "linkify",
                      "strikethrough",
                      "table",
                      "tasklist",
                      "definition_list",
                      "footnote",
                      "typographer")) {
                Path file = folder.resolve("extension/_test/" + name + ".txt");
                examples.addAll(SuiteFormats.goldmark(file));
              }
              examples.addAll(SuiteFormats.goldmark(folder.resolve("_test/extra.txt")));
              examples.addAll(SuiteFormats.goldmark(folder.resolve("_test/options.txt")));
              examples.addAll(SuiteFormats.json(folder.resolve("_test/spec.json")));
              return examples;
            });
  }

  // The examples of the typographer are those of an option that is off by default.
  private static Optional<List<SuiteExample>> markdownIt() {
    return folder("markdown-it/test/fixtures")
        .map(
            folder -> {
              List<SuiteExample> examples = new ArrayList<>();
              for (String name :
                  List.of(
                      "commonmark_extras",
                      "fatal",
                      "linkify",
                      "normalize",
                      "proto",
                      "smartquotes",
                      "strikethrough",
                      "tables",
                      "xss")) {
                Path file = folder.resolve("markdown-it/" + name + ".txt");
                examples.addAll(SuiteFormats.markdownIt(file));
              }
              examples.addAll(SuiteFormats.markdownIt(folder.resolve("commonmark/good.txt")));
              return examples;
            });
  }

  private static Optional<Path> folder(String path) {
    return Optional.of(FOLDER.resolve(path)).filter(Files::isDirectory);
  }

  /** Returns the name of the file that lists differences. */
  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
  }
}
