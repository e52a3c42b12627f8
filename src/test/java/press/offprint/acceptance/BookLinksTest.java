package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random posts with the same ids, notes and anchors in one book: each link has the target that it
 * has on the page of its post. No two links have one text, and no two places have one mark.
 */
class BookLinksTest {
  private static final int POSTS = 6;
  private static final List<String> IDS = List.of("same", "setup", "fn-1", "1-first", "ünïcode");

  @TempDir private Path project;
  private Random random;
  private int number;

  private Blog random(int seed) {
    random = new Random(seed);
    number = 0;
    Blog blog = new Blog(project, "html", "book-epub", "book-pdf");
    blog.with(
        "offprint.yaml",
        "title: Site",
        "baseUrl: https://example.org/",
        "books:",
        "  - name: all",
        "    parts:",
        "      - {title: First, posts: [posts/p0.md, posts/p1.md]}",
        "      - {title: Second, posts: [posts/p2.md, posts/p3.md, posts/p4.md, posts/p5.md]}");
    for (int post = 0; post < POSTS; post++) {
      List<String> lines = new ArrayList<>();
      lines.addAll(List.of("---", "title: Mark" + mark() + " of the post", "date: 2024-01-01"));
      lines.add("---");
      for (String id : IDS) {
        if (!id.startsWith("fn-")) {
          lines.addAll(List.of("", "## Mark" + mark() + " {#" + id + "}", ""));
        }
        lines.add("Words with a note[^1], " + link() + ", " + link() + " and " + link() + ".");
      }
      lines.addAll(List.of("", "[^1]: The note Mark" + mark() + " with " + link() + "."));
      blog.with("content/posts/p" + post + ".md", lines.toArray(String[]::new));
    }
    return blog;
  }

  private String mark() {
    return String.format(java.util.Locale.ROOT, "%04d", ++number);
  }

  private String link() {
    String text = "Link" + mark();
    String post = "p" + random.nextInt(POSTS);
    String id = IDS.get(random.nextInt(IDS.size()));
    return switch (random.nextInt(7)) {
      case 0 -> "[" + text + "](" + post + ".md#" + id + ")";
      case 1 -> "[" + text + "](/posts/" + post + "/#" + id + ")";
      case 2 -> "[" + text + "](https://example.org/posts/" + post + "/#" + id + ")";
      case 3 -> "[" + text + "](" + post + ".md)";
      case 4 -> "[" + text + "](#" + id + ")";
      case 5 -> "[" + text + "]({{< ref \"" + post + ".md\" >}})";
      default -> "[[" + post + "|" + text + "]]";
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void each_link_has_the_target_that_it_has_on_the_page_of_its_post(int seed) throws IOException {
    Blog blog = random(seed);
    blog.publish();
    Map<String, String> pages = new TreeMap<>();
    for (int post = 0; post < POSTS; post++) {
      String name = "posts/p" + post + "/index.html";
      pages.put("https://example.org/" + name, blog.text(name));
    }
    Map<String, String> alone = targets(pages, "main h1");
    assertThat(alone).hasSizeGreaterThan(50);

    Map<String, String> ebook = new TreeMap<>();
    BookSamples.documents(blog.output("books/all/all.epub"))
        .forEach((name, text) -> ebook.put("https://example.org/" + name, text));
    assertThat(targets(ebook, "h1, h2")).isEqualTo(alone);
    assertThat(pdfTargets(blog.output("books/all/all.pdf"), alone)).isEqualTo(alone);
  }

  /** Returns the mark at the target of each link, by the text of the link. */
  private static Map<String, String> targets(Map<String, String> pages, String title) {
    Map<String, Document> parsed = new TreeMap<>();
    pages.forEach((url, text) -> parsed.put(url, Jsoup.parse(text, url)));
    Map<String, String> targets = new TreeMap<>();
    parsed.forEach(
        (url, page) -> {
          for (Element link : page.select("a[href]")) {
            if (link.text().startsWith("Link")) {
              URI target = URI.create(link.absUrl("href"));
              String file = target.toString().replaceFirst("#.*", "");
              Document other = parsed.get(file.endsWith("/") ? file + "index.html" : file);
              String place =
                  other == null
                      ? "outside " + target
                      : target.getFragment() == null
                          ? other.selectFirst(title).text()
                          : String.valueOf(other.getElementById(target.getFragment()));
              targets.put(link.text(), place.replaceFirst("(?s).*?(Mark\\d+).*", "$1"));
            }
          }
        });
    return targets;
  }

  /** Returns the expected mark of each link if its page in the PDF has it, else that page. */
  private static Map<String, String> pdfTargets(Path pdf, Map<String, String> expected)
      throws IOException {
    Map<String, String> targets = new TreeMap<>();
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      for (PDPage page : document.getPages()) {
        for (PDAnnotation annotation : page.getAnnotations()) {
          String text = annotation.getContents();
          if (annotation instanceof PDAnnotationLink link && text.startsWith("Link")) {
            String there = textAt(document, destination(link));
            String mark = expected.getOrDefault(text, "");
            targets.put(text, there.contains(mark) ? mark : there);
          }
        }
      }
    }
    return targets;
  }

  private static PDDestination destination(PDAnnotationLink link) throws IOException {
    return link.getAction() instanceof PDActionGoTo go
        ? go.getDestination()
        : link.getDestination();
  }

  private static String textAt(PDDocument document, PDDestination destination) throws IOException {
    if (!(destination instanceof PDPageDestination place)) {
      return "outside";
    }
    PDFTextStripper text = new PDFTextStripper();
    int number = document.getPages().indexOf(place.getPage()) + 1;
    text.setStartPage(number);
    text.setEndPage(number);
    return text.getText(document);
  }
}
