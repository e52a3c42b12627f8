package press.offprint.content.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Metadata;
import press.offprint.model.Post;
import press.offprint.model.Site;

class PageKindTest {
  private static final Site SITE = Examples.site();

  private final Map<String, Metadata> sources = new LinkedHashMap<>();

  private void add(String source, String... lines) {
    String front = "---\ntitle: A\n" + String.join("\n", lines) + "\n---\nText.\n";
    Optional<PostHeader> header =
        new FrontMatterReader(SITE).read(Post.of(source, front)).accepted();
    sources.put(source, header.orElseThrow().metadata());
  }

  private void many(String folder, int count) {
    IntStream.range(0, count).forEach(i -> add(folder + "a" + i + ".md"));
  }

  private boolean isPage(String source) {
    PageKind kinds = PageKind.of(sources, SiteLanguages.of(SITE, List.of()));
    return kinds.isPage(source, sources.get(source));
  }

  @Test
  void sources_without_folders_are_posts() {
    many("", 3);
    assertThat(isPage("a0.md")).isFalse();
  }

  @Test
  void a_few_undated_sources_beside_a_folder_of_posts_are_pages() {
    many("", 5);
    add("dated.md", "date: 2026-01-02");
    add("kept.md", "kind: post");
    many("posts/", 1);
    assertThat(isPage("a0.md")).isTrue();
    assertThat(isPage("dated.md")).isFalse();
    assertThat(isPage("kept.md")).isFalse();
    assertThat(isPage("posts/a0.md")).isFalse();
  }

  @Test
  void many_posts_outside_of_folders_stay_posts_until_as_many_are_in_folders() {
    many("", 20);
    many("strangers/", 19);
    assertThat(isPage("a0.md")).isFalse();
    add("strangers/last.md");
    assertThat(isPage("a0.md")).isTrue();
  }

  @Test
  void the_page_of_a_section_is_no_post_in_a_folder() {
    many("", 3);
    add("notes/_index.md");
    assertThat(isPage("a0.md")).isFalse();
  }
}
