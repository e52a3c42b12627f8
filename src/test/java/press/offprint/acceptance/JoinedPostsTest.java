package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A property of books: each link of a chapter leads to the place where it leads on the page of the
 * post alone, though the posts of the book share ids, notes, labels, anchors and shortcodes.
 */
class JoinedPostsTest {
  private static final List<String> IDS =
      List.of("same", "fn-1", "a1-same", "Same_2", "größe", "index-1");
  private static final int POSTS = 4;

  @TempDir private Path project;

  static LongStream seeds() {
    long given = Long.getLong("offprint.seed", 0);
    return given != 0 ? LongStream.of(given) : LongStream.of(1, 2, 3, 4, 6, 8);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void each_link_of_a_chapter_leads_to_the_place_of_the_post_alone(long seed) {
    Random random = new Random(seed);
    Blog blog = new Blog(project, "html", "book-epub");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      names.add("posts/p" + i + ".md");
      blog.with("content/posts/p" + i + ".md", post(i, random));
    }
    blog.with(
        "offprint.yaml",
        "title: Site",
        "baseUrl: https://example.org/",
        "books:",
        "  - name: joined",
        "    title: Joined",
        "    posts: [" + String.join(", ", names) + "]");
    blog.publish();
    Map<String, String> documents = BookSamples.documents(blog.output("books/joined/joined.epub"));
    int compared = 0;
    for (int i = 0; i < POSTS; i++) {
      Document page = blog.page("posts/p" + i + "/index.html");
      Document chapter = Jsoup.parse(documents.get("chapter-" + (i + 1) + ".xhtml"));
      List<Element> alone = page.select(".page-body a[href]");
      List<Element> joined = chapter.select("section a[href]:not(.backlink)");
      List<String> before = new ArrayList<>();
      List<String> after = new ArrayList<>();
      for (Element link : alone) {
        if (link.hasClass("noteref") || !link.attr("href").startsWith("#fn")) {
          before.add(plain(link.text()) + " -> " + target(link.attr("href"), i, page, blog));
        }
      }
      for (Element link : joined) {
        after.add(plain(link.text()) + " -> " + targetInBook(link.attr("href"), i, documents));
      }
      assertThat(after).as("post %s of seed %s", i, seed).containsAll(before);
      compared += before.size();
    }
    assertThat(compared).isGreaterThan(POSTS * 4);
  }

  private static String post(int number, Random random) {
    StringBuilder text =
        new StringBuilder(
            "---\ntitle: Post " + number + "\ndate: 2024-01-0" + (number + 1) + "\n---\n");
    for (int i = 0; i < 6; i++) {
      String id = IDS.get(random.nextInt(IDS.size()));
      int other = random.nextInt(POSTS);
      text.append("## Part ").append(i).append(" {#").append(id).append("}\n\n");
      text.append("Words").append(number).append('x').append(i);
      text.append(" [here](#").append(id).append(") and [there](p").append(other).append(".md)");
      text.append(" and [place](p")
          .append(other)
          .append(".md#same), a note.[^")
          .append(i)
          .append("]\n\n");
      text.append("[^")
          .append(i)
          .append("]: Note ")
          .append(number)
          .append(' ')
          .append(i)
          .append(".\n\n");
      if (random.nextBoolean()) {
        text.append("<a id=\"")
            .append(id)
            .append("\"></a>Anchor of ")
            .append(number)
            .append(".\n\n");
      }
      if (random.nextBoolean()) {
        text.append(
            "{{< details summary=\"More\" >}}\nInside [back](#same).\n{{< /details >}}\n\n");
      }
    }
    text.append("| a |\n|---|\n| ")
        .append(number)
        .append(" |\n\n: Rows {#tbl-same}\n\nSee @tbl-same.\n\n");
    return text.append("## Last {#same}\n\nThe end of ").append(number).append(".\n").toString();
  }

  /** Returns the words at the place that a link of a page leads to. */
  private static String target(String href, int post, Document page, Blog blog) {
    String[] parts = href.split("#", 2);
    if (parts[0].isEmpty()) {
      return post + " " + words(page, parts[1]);
    }
    String path = URI.create("/posts/p" + post + "/").resolve(parts[0]).getPath();
    int other = Integer.parseInt(path.replaceFirst("^/posts/p(\\d+)/$", "$1"));
    Document there = blog.page("posts/p" + other + "/index.html");
    return other + " " + (parts.length > 1 ? words(there, parts[1]) : "beginning");
  }

  private static String targetInBook(String href, int post, Map<String, String> documents) {
    String[] parts = href.split("#", 2);
    String file = parts[0].isEmpty() ? "chapter-" + (post + 1) + ".xhtml" : parts[0];
    if (!file.matches("chapter-\\d+\\.xhtml")) {
      return "outside " + href;
    }
    int other = Integer.parseInt(file.replaceAll("\\D", "")) - 1;
    Document there = Jsoup.parse(documents.get(file));
    return other + " " + (parts.length > 1 ? words(there, parts[1]) : "beginning");
  }

  private static String words(Document page, String id) {
    String name = URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    Element found = page.getElementById(name);
    if (found == null) {
      return "nothing";
    }
    String text = plain(found.text());
    return text.isEmpty() ? plain(found.parent().text()) : text;
  }

  // The numbers of a book have the number of the chapter in front.
  private static String plain(String text) {
    return text.replaceAll("\\b\\d+\\.(?=\\d)", "").replaceAll("^\\d+ |↩.*$", "").strip();
  }
}
