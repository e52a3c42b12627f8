package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * A frame is shown on web pages alone, if a shortcode of the site writes it for an allowed host.
 */
class EmbedsTest {
  private static final String VIDEO = "https://player.vimeo.com/video/123";

  @TempDir private Path folder;

  private Blog blog(String... editions) {
    return new Blog(folder, editions)
        .with("offprint.yaml", "embeds: [player.vimeo.com, \"*.example.net:8443\"]")
        .with(
            "templates/shortcodes/film.html",
            "<iframe src=\"{{ params.src }}\" title=\"{{ params.title }}\"></iframe>");
  }

  private static Blog post(Blog blog, String text) {
    return blog.with("content/a.md", "---", "title: A", "---", "Before.", "", text, "", "After.");
  }

  private Elements frames(Blog blog) {
    return blog.page("a/index.html").select("iframe");
  }

  @Test
  void a_frame_of_an_own_shortcode_is_shown_with_title_and_sandbox() {
    Blog blog = post(blog("html"), "{{< film src=\"" + VIDEO + "\" title=\"A day <3\" >}}");
    assertThat(blog.publish().receipt("a.md").problems()).isEmpty();
    Element figure = blog.page("a/index.html").selectFirst(".page-body figure.embed");
    Element frame = figure.child(0);
    assertThat(frame.normalName()).isEqualTo("iframe");
    assertThat(frame.attr("src")).isEqualTo(VIDEO);
    assertThat(frame.attr("title")).isEqualTo("A day <3");
    assertThat(frame.attr("loading")).isEqualTo("lazy");
    assertThat(frame.attr("sandbox")).isEqualTo("allow-scripts allow-same-origin allow-popups");
    assertThat(frame.hasAttr("allowfullscreen")).isTrue();
    Element link = figure.selectFirst("figcaption a");
    assertThat(link.attr("href")).isEqualTo("https://vimeo.com/123");
    assertThat(link.text()).isEqualTo("Vimeo: A day <3");
    assertThat(blog.text("a/index.html")).doesNotContain("data-page-");
  }

  @Test
  void a_frame_without_a_title_has_the_text_of_its_link() {
    Blog blog = post(blog("html"), "{{< film src=\"" + VIDEO + "\" >}}");
    blog.publish();
    assertThat(frames(blog).attr("title")).isEqualTo("Vimeo: vimeo.com/123");
  }

  @Test
  void every_other_edition_has_the_link_and_no_trace_of_the_frame() throws IOException {
    Blog blog = post(blog(), "{{< film src=\"" + VIDEO + "\" title=\"A day\" >}}");
    blog.publish();
    assertThat(frames(blog)).hasSize(1);
    for (String feed : new String[] {"feed.xml", "atom.xml", "feed.json"}) {
      assertThat(blog.text(feed))
          .contains("https://vimeo.com/123")
          .doesNotContain("iframe")
          .doesNotContain("data-page-");
    }
    try (ZipFile book = new ZipFile(blog.output("a/a.epub").toFile())) {
      StringBuilder all = new StringBuilder();
      for (ZipEntry entry : book.stream().filter(e -> e.getName().endsWith(".xhtml")).toList()) {
        all.append(new String(book.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
      assertThat(all)
          .contains("<a href=\"https://vimeo.com/123\">Vimeo: A day</a>")
          .doesNotContain("iframe")
          .doesNotContain("data-page-");
    }
    try (PDDocument print = Loader.loadPDF(blog.output("a/a.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(print)).contains("Vimeo: A day");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "http://player.vimeo.com/video/123",
        "https://player.vimeo.com@evil.example/",
        "https://evil.example\\@player.vimeo.com/",
        "https://player.vimeo.com.evil.example/",
        "https://player.vimeo.com:444/video/123",
        "https://example.net:8443/",
        "https://a.example.net/",
        "//evil.example/player.vimeo.com",
        "javascript:alert(1)//player.vimeo.com",
        "data:text/html,player.vimeo.com"
      })
  void a_frame_of_another_host_or_without_https_is_not_shown(String url) {
    Blog blog = post(blog("html"), "{{< film src=\"" + url + "\" title=\"A day\" >}}");
    assertThat(blog.publish().receipt("a.md").problems()).isNotEmpty();
    assertThat(frames(blog)).isEmpty();
    assertThat(blog.text("a/index.html")).doesNotContain("data-page-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://player.vimeo.com:443/video/123",
        "HTTPS://Player.Vimeo.com/video/123?a=1&b=2#t=3",
        "//player.vimeo.com/video/123",
        "https://a.b.example.net:8443/x%20y"
      })
  void a_frame_of_an_allowed_host_is_shown_in_every_spelling(String url) {
    Blog blog = post(blog("html"), "{{< film src=\"" + url + "\" title=\"A day\" >}}");
    assertThat(blog.publish().receipt("a.md").problems()).isEmpty();
    assertThat(frames(blog)).hasSize(1);
    assertThat(frames(blog).attr("src")).startsWithIgnoringCase("https://");
  }

  @Test
  void a_host_that_is_not_allowed_is_a_warning_with_the_setting_that_allows_it() {
    Blog blog = post(blog("html"), "{{< film src=\"https://maps.example.org/\" title=\"Map\" >}}");
    Problem problem = blog.publish().receipt("a.md").problems().get(0);
    assertThat(problem.code()).isEqualTo(ProblemCode.RESOURCE_REMOTE);
    assertThat(problem.line()).isEqualTo(6);
    assertThat(problem.hint()).contains("embeds in offprint.yaml");
    blog.with("offprint.yaml", "embeds: [maps.example.org]");
    assertThat(blog.publish().receipt("a.md").problems()).isEmpty();
    assertThat(frames(blog)).hasSize(1);
    blog.with("offprint.yaml", "title: No frames");
    blog.publish();
    assertThat(frames(blog)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<iframe src=\"https://player.vimeo.com/video/1\" title=\"x\"></iframe>",
        "<iframe data-x-own-frame=\"\" src=\"https://player.vimeo.com/video/1\"></iframe>",
        "<p class=\"embed\" data-page-frame=\"https://player.vimeo.com/video/1\">x</p>",
        "{{< bare text=\"<iframe src='https://player.vimeo.com/video/1'></iframe>\" >}}",
        "{{< bare >}}<iframe src='https://player.vimeo.com/video/1'></iframe>{{< /bare >}}",
        "{{< box >}}<iframe src='https://player.vimeo.com/video/1'></iframe>{{< /box >}}"
      })
  void no_text_of_a_post_becomes_a_frame(String text) {
    Blog blog =
        blog("html")
            .with("templates/shortcodes/box.html", "<div>{{ inner }}</div>")
            .with(
                "templates/shortcodes/bare.html",
                "{{ params.text | raw }}{{ markdown.text | raw }}{{ text | raw }}",
                "{{ page.fields.code | raw }}");
    post(blog, text).publish();
    assertThat(frames(blog)).isEmpty();
    assertThat(blog.text("a/index.html")).doesNotContain("data-page-");
  }

  @Test
  void front_matter_that_a_template_prints_as_it_is_becomes_no_frame() {
    Blog blog =
        blog("html")
            .with("templates/shortcodes/bare.html", "{{ page.fields.code | raw }}")
            .with(
                "content/a.md",
                "---",
                "title: A",
                "code: <IFRAME src='" + VIDEO + "'></IFRAME>",
                "---",
                "{{< bare >}}");
    blog.publish();
    assertThat(blog.page("a/index.html").select("a[href*=vimeo]")).hasSize(1);
    assertThat(frames(blog)).isEmpty();
  }

  @Test
  void a_page_of_the_site_itself_is_never_framed() {
    Blog blog =
        post(blog("html"), "{{< film src=\"https://blog.example.net:8443/b/\" title=\"B\" >}}")
            .with(
                "offprint.yaml",
                "baseUrl: https://blog.example.net:8443/",
                "embeds: [\"*.example.net:8443\"]");
    blog.publish();
    assertThat(frames(blog)).isEmpty();
  }

  @Test
  void frames_are_shown_in_lists_tables_quotes_notes_and_figures() {
    String film = "{{< film src=\"" + VIDEO + "\" title=\"A day\" >}}";
    Blog blog =
        blog("html")
            .with("templates/shortcodes/note.html", "<div>{{ inner }}</div>")
            .with(
                "templates/shortcodes/framed.html",
                "<figure><iframe src='" + VIDEO + "' title='T'></iframe>",
                "<figcaption>Words</figcaption></figure>");
    String text =
        String.join(
            "\n",
            "- one",
            "- " + film,
            "",
            "> " + film,
            "",
            "| a | b |",
            "|---|---|",
            "| x | " + film + " |",
            "",
            "{{< framed >}}",
            "",
            "Text with " + film + " inside, and a note.[^1]",
            "",
            "[^1]: " + film,
            "",
            "{{< note >}}",
            film,
            "{{< /note >}}");
    assertThat(post(blog, text).publish().receipt("a.md").problems()).isEmpty();
    assertThat(frames(blog)).hasSize(7);
    assertThat(blog.page("a/index.html").select("p figure, p iframe")).isEmpty();
    assertThat(blog.text("a/index.html")).doesNotContain("data-page-").doesNotContain("<p><figure");
  }

  @Test
  void youtube_and_vimeo_show_the_title_that_the_post_gives() {
    Blog blog =
        post(
            new Blog(folder, "html"),
            String.join(
                "\n\n",
                "{{< youtube id=\"abc\" title=\"Making paper\" >}}",
                "{{< vimeo id=\"123\" title=\"A day\" >}}",
                "<iframe src=\"https://www.youtube-nocookie.com/embed/xyz\" title=\"Ink\"></iframe>"));
    blog.publish();
    assertThat(blog.page("a/index.html").select("p.embed a").eachText())
        .containsExactly("YouTube: Making paper", "Vimeo: A day", "YouTube: Ink");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://player.vimeo.com", "*", "a b", "player.vimeo.com/video"})
  void a_setting_that_is_no_host_is_an_error_with_its_line(String host) {
    Blog blog =
        post(new Blog(folder, "html"), "x").with("offprint.yaml", "embeds: ['" + host + "']");
    assertThatThrownBy(blog::publish)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("offprint.yaml:1")
        .hasMessageContaining("in embeds is not a host");
  }
}
