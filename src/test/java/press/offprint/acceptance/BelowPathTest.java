package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** A site that is hosted below a path, such as {@code https://example.org/blog/}. */
class BelowPathTest {
  private static final String PIXEL =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\""
          + " height=\"9\"/></svg>";

  @TempDir private Path folder;
  private Blog blog;
  private HttpServer server;

  @BeforeEach
  void write() throws IOException {
    blog =
        new Blog(folder)
            .with(
                "offprint.yaml",
                "title: Below",
                "baseUrl: https://example.org/blog/",
                "editions: [html, index, lists, redirects, rss, atom, json, feeds]",
                "lists: {items: 1}",
                "feed: {names: [feed.xml, index.xml]}")
            .with(
                "content/posts/a.md",
                "---",
                "title: A",
                "date: 2024-01-01",
                "tags: [Paper]",
                "aliases: [/old/, /older.html]",
                "---",
                "[host](/other/page/) [top](/) [site](/blog/) [b](/blog/posts/b/#part)",
                "[own](https://example.org/blog/posts/b/) [www](http://www.example.org/blog/posts/b)",
                "[ref]({{< relref \"b.md\" >}}) [[b]] [source](/posts/b.md) [relative](../b/)",
                "[file](/blog/files/data.csv) [tag](/blog/tags/paper/) [feed](/blog/feed.xml)",
                "![picture](/blog/pictures/dot.svg) ![own](https://example.org/blog/pictures/dot.svg)")
            .with(
                "content/posts/b.md", "---", "title: B", "date: 2024-01-02", "---", "## Part", "x")
            .with("static/files/data.csv", "a,b")
            .with("static/pictures/dot.svg", PIXEL);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private List<String> links() {
    return blog.page("posts/a/index.html").select(".page-body a").eachAttr("href");
  }

  @Test
  void a_link_from_the_root_means_the_host_and_one_below_the_path_means_the_site() {
    Run run = blog.publish();
    assertThat(run.receipts().values()).allMatch(receipt -> receipt.problems().isEmpty());
    assertThat(links())
        .containsExactly(
            "https://example.org/other/page/",
            "https://example.org/",
            "../../",
            "../b/#part",
            "../b/",
            "../b/",
            "../b/",
            "../b/",
            "../b/",
            "../b/",
            "data.csv",
            "../../tags/paper/",
            "../../feed.xml");
    assertThat(blog.page("posts/a/index.html").select(".page-body img").eachAttr("src"))
        .containsExactly("dot.svg", "dot.svg");
  }

  @Test
  void the_values_of_jekyll_lead_into_the_site() {
    blog.with(
        "content/posts/a.md",
        "---",
        "title: A",
        "---",
        "[b]({{ site.baseurl }}/posts/b/) [b]({{ '/posts/b/' | relative_url }})",
        "[b]({{ '/posts/b/' | absolute_url }}) [b]({{ site.url }}{{ site.baseurl }}/posts/b/)",
        "[b]({{ site.baseurl }}{% link posts/b.md %}) [b]({% link posts/b.md %})",
        "[host]({{ site.url }}/x/)");
    blog.publish();
    assertThat(links().subList(0, 6)).containsOnly("../b/");
    assertThat(links().get(6)).isEqualTo("https://example.org/x/");
  }

  @Test
  void a_link_to_the_host_that_only_the_site_has_is_a_warning_with_the_right_path() {
    blog.with(
        "content/posts/a.md",
        "---",
        "title: A",
        "---",
        "x",
        "",
        "[b](/posts/b/) [c](/files/data.csv)");
    Run run = blog.publish();
    List<Problem> problems =
        run.receipts().values().stream().flatMap(receipt -> receipt.problems().stream()).toList();
    assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.LINK_BROKEN);
    assertThat(problems).extracting(Problem::line).containsOnly(6);
    assertThat(problems)
        .extracting(Problem::hint)
        .containsExactly(
            "Write \"/blog/posts/b/\" to link to the page of the site.",
            "Write \"/blog/files/data.csv\" to link to the page of the site.");
    assertThat(links())
        .containsExactly("https://example.org/posts/b/", "https://example.org/files/data.csv");
  }

  @Test
  void a_broken_address_of_the_site_is_a_warning_with_its_line_and_stays_a_link() {
    blog.with(
        "content/posts/a.md",
        "---",
        "title: A",
        "---",
        "[good](https://example.org/blog/posts/) [tag](https://example.org/blog/tags/)",
        "[page](https://example.org/blog/page/2/) [file](https://example.org/blog/files/data.csv)",
        "[book](https://example.org/blog/posts/b/b.pdf)",
        "",
        "[gone](https://example.org/blog/nowhere/) [gone](/blog/gone/) [gone](/blog/gone.pdf)");
    Run run = blog.publish();
    List<Problem> problems = run.receipts().get("posts/a.md").problems();
    assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.LINK_BROKEN);
    assertThat(problems).extracting(Problem::line).containsOnly(8);
    assertThat(problems)
        .extracting(problem -> problem.message().replaceAll("^[^\"]*\"|\"[^\"]*$", ""))
        .containsExactly("/nowhere/", "/gone/", "/gone.pdf");
    assertThat(links())
        .containsExactly(
            "../",
            "../../tags/",
            "../../page/2/",
            "data.csv",
            "../b/b.pdf",
            "../../nowhere/",
            "../../gone/",
            "../../gone.pdf");
  }

  @Test
  void every_link_of_every_page_and_feed_works_when_the_site_is_served_below_the_path()
      throws Exception {
    blog.publish();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/blog/", this::serve);
    server.start();
    String origin = "http://127.0.0.1:" + server.getAddress().getPort();
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of("/blog/", "/blog/old/", "/blog/older.html"));
    HttpClient client = HttpClient.newHttpClient();
    while (!open.isEmpty()) {
      String path = open.pop();
      if (!seen.add(path)) {
        continue;
      }
      URI uri = URI.create(origin + path);
      HttpResponse<String> response =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      boolean xml = path.endsWith(".xml");
      Document page =
          xml ? Jsoup.parse(response.body(), "", Parser.xmlParser()) : Jsoup.parse(response.body());
      for (Element element : page.select("[href], [src], link, guid, id")) {
        String link = element.hasAttr("src") ? element.attr("src") : element.attr("href");
        String target = link.isEmpty() ? element.text() : link;
        URI to = uri.resolve(target.replaceFirst("#.*", ""));
        boolean own = to.toString().startsWith("https://example.org/blog/");
        if (own || to.toString().startsWith(origin)) {
          open.push(to.getRawPath());
        }
      }
    }
    assertThat(seen)
        .contains(
            "/blog/page/2/",
            "/blog/tags/",
            "/blog/tags/paper/index.xml".replace("index.xml", "feed.xml"),
            "/blog/posts/b/",
            "/blog/posts/a/dot.svg",
            "/blog/posts/a/data.csv",
            "/blog/atom.xml");
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/blog/".length());
    Path file = blog.output(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
    byte[] body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
