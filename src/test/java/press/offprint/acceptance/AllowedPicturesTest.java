package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.problem.OffprintException;

/** With {@code remote.mode: allow}, web pages alone load pictures, from named hosts only. */
class AllowedPicturesTest {
  @TempDir private Path folder;

  private Blog allowing(String hosts, String... editions) {
    return new Blog(folder, editions)
        .with("offprint.yaml", "remote:", "  mode: allow", "  hosts: [" + hosts + "]");
  }

  private static Elements pictures(Blog site) {
    return site.page("a/index.html").select("article img");
  }

  @Test
  void pictures_in_links_in_text_and_without_alternative_text_are_shown_too() {
    String address = "https://images.example.org/a.png";
    Blog site = allowing("images.example.org", "html");
    site.with(
        "content/a.md",
        "---",
        "title: A",
        "---",
        "[![Built](" + address + ")](https://ci.example.org/) and ![](" + address + ") in text",
        "",
        "A note[^1] and [its place](#pen).",
        "",
        "[^1]: ![Note](" + address + ")",
        "",
        "![Last](" + address + "){#pen .wide}");
    site.publish();
    assertThat(pictures(site)).extracting(img -> img.attr("alt")).contains("Built", "", "Last");
    assertThat(site.page("a/index.html").select("a[href=https://ci.example.org/] > img"))
        .hasSize(1);
    assertThat(site.page("a/index.html").select("img[alt=Note]")).hasSize(1);
    assertThat(site.page("a/index.html").select("#pen")).hasSize(1);
    assertThat(site.text("a/index.html")).doesNotContain("data-page-");
  }

  @Test
  void the_other_editions_have_a_link_in_place_of_an_allowed_picture() throws IOException {
    Blog site = allowing("images.example.org");
    site.with(
        "content/a.md", "---", "title: A", "---", "![A pen](https://images.example.org/a.png)");
    site.publish();
    assertThat(pictures(site)).hasSize(1);
    assertThat(site.text("atom.xml"))
        .contains("https://images.example.org/a.png")
        .doesNotContain("img")
        .doesNotContain("data-page-");
    try (ZipFile book = new ZipFile(site.output("a/a.epub").toFile())) {
      for (ZipEntry entry : book.stream().filter(e -> e.getName().endsWith(".xhtml")).toList()) {
        assertThat(new String(book.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
            .doesNotContain("src=\"http")
            .doesNotContain("data-page-");
      }
    }
    assertThat(site.output("a/a.pdf")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example.org/a.png",
        "https://images.example.org@other.example.org/a.png",
        "https://images.example.org:8443/a.png",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA"
      })
  void a_picture_of_another_host_is_not_loaded(String address) {
    Blog site = allowing("images.example.org", "html");
    site.with("content/a.md", "---", "title: A", "---", "![A pen](" + address + ")");
    site.publish();
    assertThat(pictures(site)).isEmpty();
    assertThat(site.text("a/index.html")).doesNotContain("data-page-");
  }

  @Test
  void pages_load_no_picture_unless_hosts_are_named() {
    Blog site = new Blog(folder, "html").with("content/a.md", "A");
    site.with("offprint.yaml", "remote:", "  mode: allow");
    assertThatThrownBy(site::publish)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("remote.mode is allow and remote.hosts names no host");
  }
}
