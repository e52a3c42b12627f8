package press.offprint.content.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.offprint.SharedFolder;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Post;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

class FrontMatterCorporaTest {

  @Test
  void every_post_of_the_rust_blog_has_a_header_with_a_unique_permalink() throws IOException {
    Map<String, PostHeader> headers = read("corpora/rust-blog/content");
    assertThat(headers).hasSizeGreaterThan(750);
    assertThat(SiteIndex.of(headers.values()).conflicts()).isEmpty();
    // One post has a form feed, and one page is only a template.
    assertThat(headers.values())
        .flatExtracting(PostHeader::problems)
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(ProblemCode.TEXT_SANITISED, ProblemCode.TITLE_MISSING);
    PostHeader release = headers.get("Rustup-1.20.0.md");
    assertThat(release.path()).isEqualTo("/2019/10/15/Rustup-1.20.0/");
    assertThat(release.aliases()).containsExactly("/2019/10/15/Rustup-1.20.0.html");
    assertThat(release.metadata().authors()).containsExactly("The Rustup Working Group");
    // The date of these posts is only in their path.
    assertThat(release.metadata().dates().date().map(Object::toString))
        .contains("2019-10-15T00:00Z");
  }

  @Test
  void every_post_of_the_open_source_guide_has_a_header_in_its_language() throws IOException {
    Map<String, PostHeader> headers = read("corpora/opensource-guide/content");
    assertThat(headers).hasSizeGreaterThan(110);
    assertThat(SiteIndex.of(headers.values()).conflicts()).isEmpty();
    assertThat(headers.values()).flatExtracting(PostHeader::problems).isEmpty();
    assertThat(headers.get("metrics.md").path()).isEqualTo("/metrics/");
    assertThat(headers.get("ja/legal.md").metadata().language()).isEqualTo("ja");
    assertThat(headers.get("ar/legal.md").metadata().direction()).isEqualTo("rtl");
    assertThat(headers.get("ja/legal.md").path()).isEqualTo("/ja/legal/");
  }

  @Test
  void the_permalink_of_the_seed_is_its_title() throws IOException {
    Map<String, PostHeader> headers = read("corpora/seed");
    PostHeader seed = headers.get("index.md");
    assertThat(seed.path())
        .isEqualTo("/the-first-conference-of-operational-machine-learning-opml-19/");
    assertThat(seed.aliases()).hasSize(2);
    assertThat(seed.metadata().dates().date().map(Object::toString))
        .contains("2019-06-04T13:50:07+09:00");
    assertThat(seed.problems()).isEmpty();
  }

  private static Map<String, PostHeader> read(String name) throws IOException {
    Optional<Path> folder = SharedFolder.folder(name);
    assumeTrue(folder.isPresent(), "no shared folder " + name);
    FrontMatterReader reader = new FrontMatterReader(SiteConfigParser.defaults());
    Map<String, PostHeader> headers = new LinkedHashMap<>();
    List<String> rejected = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.get())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        String source = folder.get().relativize(file).toString();
        Post post = new Post(source, Bytes.owning(Files.readAllBytes(file)));
        ReadResult<PostHeader> reading = reader.read(post);
        if (reading instanceof ReadResult.Accepted<PostHeader> accepted) {
          headers.put(source, accepted.value());
        } else {
          rejected.add(source + " " + reading);
        }
      }
    }
    assertThat(rejected).isEmpty();
    return headers;
  }
}
