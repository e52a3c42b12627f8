package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a site that hosts, search engines and other sites ask for. */
class SiteFilesTest {
  private static final String EDITIONS =
      "editions: [html, index, redirects, robots, notfound, icon, hosts, nginx, card, sitemap]";

  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void onePostThatMoved() {
    blog = new Blog(project);
    blog.with("offprint.yaml", "title: Leaves", "baseUrl: https://example.org/blog/", EDITIONS)
        .with(
            "content/posts/one.md",
            "---",
            "title: One",
            "date: 2026-01-02",
            "aliases: [/old/]",
            "---",
            "Words.");
  }

  @Test
  void former_paths_are_redirects_for_hosts_with_the_path_of_the_site() {
    blog.with(
            "content/posts/two.md",
            "---",
            "title: Two",
            "aliases: [/é/]",
            "date: 2026-01-03",
            "---",
            "W")
        .publish();
    assertThat(blog.text("_redirects"))
        .isEqualTo("/blog/%C3%A9/ /blog/posts/two/ 301\n/blog/old/ /blog/posts/one/ 301\n");
    assertThat(blog.text("nginx-redirects.map"))
        .isEqualTo("\"/blog/é/\" \"/blog/posts/two/\";\n\"/blog/old/\" \"/blog/posts/one/\";\n");
  }

  @Test
  void a_site_without_former_paths_has_no_redirects_for_hosts() {
    blog.with("content/posts/one.md", "---", "title: One", "date: 2026-01-02", "---", "Words.")
        .publish();
    assertThat(blog.output("_redirects")).doesNotExist();
    assertThat(blog.output("nginx-redirects.map")).doesNotExist();
  }

  @Test
  void the_rules_for_robots_name_the_address_of_the_sitemap() {
    blog.publish();
    assertThat(blog.text("robots.txt")).contains("Sitemap: https://example.org/blog/sitemap.xml");
  }

  @Test
  void links_of_the_404_page_work_at_every_address() {
    blog.publish();
    assertThat(blog.page("404.html").select("a[rel=home]").attr("href"))
        .isEqualTo("https://example.org/blog/");
    assertThat(blog.page("404.html").select("meta[name=robots]").attr("content"))
        .isEqualTo("noindex");
  }

  @Test
  void a_static_file_replaces_the_one_of_every_site_and_gives_the_place_back() {
    blog.publish();
    assertThat(blog.with("static/robots.txt", "User-agent: Nobody").publish().summary().problems())
        .isEmpty();
    assertThat(blog.text("robots.txt")).isEqualTo("User-agent: Nobody\n");
    blog.without("static/robots.txt").publish();
    assertThat(blog.text("robots.txt")).contains("Sitemap:");
  }

  @Test
  void an_icon_of_the_site_precedes_the_drawn_one() {
    blog.with("static/favicon.ico", "icon").publish();
    assertThat(blog.page("posts/one/index.html").select("link[rel=icon]").attr("href"))
        .isEqualTo("../../favicon.ico");
  }

  @Test
  void a_post_without_a_picture_has_a_drawn_one_for_links() throws IOException {
    blog.publish();
    assertThat(blog.page("posts/one/index.html").select("[property=og:image]").attr("content"))
        .isEqualTo("https://example.org/blog/posts/one/one.card.png");
    BufferedImage card = ImageIO.read(blog.output("posts/one/one.card.png").toFile());
    assertThat(card.getWidth()).isEqualTo(1200);
    assertThat(card.getHeight()).isEqualTo(630);
    assertThat(blog.output("card.png")).exists();
  }

  @Test
  void a_drawn_picture_has_the_title_of_the_site_in_the_language_of_the_post() throws IOException {
    blog.with(
            "offprint.yaml",
            "title: Leaves",
            "baseUrl: https://example.org/blog/",
            EDITIONS,
            "languages: {en: {}, fr: {title: Feuilles}}")
        .with("content/posts/one.fr.md", "---", "title: Un", "date: 2026-01-02", "---", "Mots.")
        .publish();
    byte[] english = Files.readAllBytes(blog.output("posts/one/one.card.png"));
    byte[] french = Files.readAllBytes(blog.output("fr/posts/one/one.card.png"));
    blog.with(
            "offprint.yaml",
            "title: Leaves",
            "baseUrl: https://example.org/blog/",
            EDITIONS,
            "languages: {en: {}, fr: {title: Papier}}")
        .publish();
    assertThat(blog.output("posts/one/one.card.png")).hasBinaryContent(english);
    assertThat(Files.readAllBytes(blog.output("fr/posts/one/one.card.png"))).isNotEqualTo(french);
  }

  @Test
  void a_picture_of_the_bundle_with_the_name_of_a_cover_is_the_picture_of_the_post()
      throws IOException {
    blog.with("content/posts/two/index.md", "---", "title: Two", "date: 2026-01-03", "---", "W")
        .publish();
    assertThat(blog.output("posts/two/two.card.png")).exists();
    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    Path file = project.resolve("content/posts/two/featured.png");
    ImageIO.write(picture, "png", file.toFile());
    blog.publish();
    assertThat(blog.page("posts/two/index.html").select("[property=og:image]").attr("content"))
        .isEqualTo("https://example.org/blog/posts/two/featured.png");
    assertThat(blog.output("posts/two/two.card.png")).doesNotExist();
    Files.delete(file);
    blog.publish();
    assertThat(blog.output("posts/two/two.card.png")).exists();
  }

  @Test
  void a_site_without_an_address_has_no_pictures_for_links() {
    blog.with("offprint.yaml", "title: Leaves", EDITIONS).publish();
    assertThat(blog.output("card.png")).doesNotExist();
    assertThat(blog.page("posts/one/index.html").select("[property=og:image]")).isEmpty();
  }
}
