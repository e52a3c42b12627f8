package press.offprint.content.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.Examples;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dependency;

class SiteIndexTest {
  private final SiteIndex siteIndex =
      SiteIndex.of(
          List.of(
              header("posts/first.md", "/posts/first/"),
              header("posts/2026-03-14-dated.md", "/posts/dated/"),
              header("posts/bundle/index.md", "/posts/renamed/", "/old/bundle/", "/old.html"),
              header("posts/_index.md", "/posts/"),
              header("notes/Unique Name.md", "/notes/unique-name/"),
              header("notes/first.md", "/notes/first/"),
              header("metrics.md", "/metrics/"),
              header("ja/metrics.md", "/ja/metrics/"),
              header("notes/café.md", "/notes/café/"),
              header("notes/café.de.md", "/de/notes/café/")));

  @ParameterizedTest
  @CsvSource({
    "posts/first.md, bundle/index.md, posts/bundle/index.md",
    "posts/first.md, bundle, posts/bundle/index.md",
    "posts/first.md, ./bundle/, posts/bundle/index.md",
    "posts/bundle/index.md, ../first.md, posts/first.md",
    "posts/bundle/index.md, ../../notes/first, notes/first.md",
    "posts/first.md, /posts/bundle, posts/bundle/index.md",
    "posts/first.md, /posts/renamed/, posts/bundle/index.md",
    "posts/first.md, /posts/renamed/index.html, posts/bundle/index.md",
    "posts/first.md, /old/bundle/, posts/bundle/index.md",
    "posts/first.md, /old.html, posts/bundle/index.md",
    "posts/first.md, /posts, posts/_index.md",
    "posts/first.md, posts/first.md, posts/first.md",
    "posts/first.md, first, posts/first.md",
    "notes/first.md, first.md, notes/first.md",
    "posts/first.md, Unique Name, notes/Unique Name.md",
    "posts/first.md, unique%20name.md, notes/Unique Name.md",
    "posts/first.md, bundle.md, posts/bundle/index.md",
    "posts/first.md, 2026-03-14-dated.md, posts/2026-03-14-dated.md",
    "posts/first.md, ../dated/, posts/2026-03-14-dated.md",
    "posts/first.md, /metrics/, metrics.md",
    "ja/metrics.md, /metrics/, metrics.md",
    "posts/first.md, /notes/cafe\u0301, notes/café.md",
    "notes/café.md, café.de.md, notes/café.de.md",
    "posts/first.md, /POSTS/First/, posts/first.md",
  })
  void references_find_posts_however_authors_write_them(
      String from, String reference, String found) {
    assertThat(siteIndex.findByReference(from, reference).map(PostHeader::source)).contains(found);
  }

  @ParameterizedTest
  @CsvSource({
    "posts/first.md, gone.md",
    "posts/first.md, ../../../notes/first.md",
    "posts/first.md, //host/posts/first",
    "posts/first.md, ..\\notes\\first.md",
    "posts/first.md, ''",
    "metrics.md, /first",
  })
  void a_missing_reference_finds_nothing(String from, String reference) {
    assertThat(siteIndex.findByReference(from, reference)).isEmpty();
  }

  @Test
  void a_path_with_a_slash_at_its_end_finds_the_page_rather_than_the_file_of_that_name() {
    SiteIndex moved =
        SiteIndex.of(
            List.of(header("posts/a.md", "/posts/c/d/"), header("posts/c/d.md", "/posts/same/")));
    assertThat(moved.findByReference("posts/a.md", "/posts/c/d/").map(PostHeader::source))
        .contains("posts/a.md");
    assertThat(moved.findByReference("posts/a.md", "/posts/c/d").map(PostHeader::source))
        .contains("posts/c/d.md");
  }

  @Test
  void an_ambiguous_name_finds_the_first_by_date_and_source_and_lists_all() {
    assertThat(siteIndex.findByReference("metrics.md", "first").map(PostHeader::source))
        .contains("notes/first.md");
    assertThat(siteIndex.rivals(Dependency.Kind.LINK, "metrics.md", "first"))
        .extracting(PostHeader::source)
        .containsExactly("notes/first.md", "posts/first.md");
  }

  @Test
  void permalinks_of_two_posts_are_conflicts_in_any_case_and_unicode_form() {
    SiteIndex clash =
        SiteIndex.of(
            List.of(
                header("b.md", "/Post/"),
                header("a.md", "/post/"),
                header("c.md", "/c/"),
                header("e.md", "/cafe\u0301/"),
                header("d.md", "/café/")));
    assertThat(clash.conflicts())
        .isEqualTo(Map.of("/post/", List.of("a.md", "b.md"), "/café/", List.of("d.md", "e.md")));
    assertThat(siteIndex.conflicts()).isEmpty();
  }

  @Test
  void an_alias_never_replaces_a_permalink_or_an_earlier_alias() {
    PostHeader first = header("a.md", "/a/", "/b/", "/x/");
    PostHeader second = header("b.md", "/b/", "/X", "/y/");
    SiteIndex site = SiteIndex.of(List.of(second, first));
    assertThat(site.usableAliases(first)).containsExactly("/x/");
    assertThat(site.usableAliases(second)).containsExactly("/y/");
  }

  @Test
  void posts_are_found_by_source_and_by_permalink() {
    assertThat(siteIndex.findBySource("posts/first.md").map(PostHeader::path))
        .contains("/posts/first/");
    assertThat(siteIndex.findByPermalink("/posts/First").map(PostHeader::source))
        .contains("posts/first.md");
    assertThat(siteIndex.findBySource("posts/First.md")).isEqualTo(Optional.empty());
  }

  @Test
  void a_hundred_thousand_posts_are_indexed_and_found() {
    List<PostHeader> headers = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      headers.add(
          header("s" + i % 100 + "/post-" + i + ".md", "/s" + i % 100 + "/post-" + i + "/"));
    }
    SiteIndex large = SiteIndex.of(headers);
    int found = 0;
    for (int i = 0; i < 100_000; i++) {
      found += large.findByReference("s1/post-1.md", "post-" + i).isPresent() ? 1 : 0;
    }
    assertThat(found).isEqualTo(100_000);
  }

  private static PostHeader header(String source, String path, String... aliases) {
    return new PostHeader(source, path, List.of(aliases), Examples.metadata("T", "en"), List.of());
  }
}
