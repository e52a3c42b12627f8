package press.offprint.content.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.language.TranslatedPost;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.list.ListPage;
import press.offprint.model.list.Term;

/** A list is written as its kind, its folder and its page, such as {@code term tags/ink 1/1}. */
class SiteListsTest {

  @Test
  void the_home_list_has_pages_of_the_length_that_the_site_sets() {
    List<Article> posts = new ArrayList<>();
    for (int i = 0; i < Site.PAGE_ITEMS + 1; i++) {
      posts.add(post("post-" + i + ".md", "/post-" + i + "/", Map.of()));
    }
    List<ListPage> home = lists(posts, List.of()).home();
    assertThat(text(home)).containsExactly("home / 1/2", "home page/2 2/2");
    assertThat(home.get(1).publication().articles()).hasSize(1);
    assertThat(text(lists(List.of(), List.of()).home())).containsExactly("home / 1/1");
  }

  @Test
  void sections_and_terms_have_lists_in_the_order_of_their_paths() {
    List<Article> posts =
        List.of(
            post("posts/a.md", "/posts/a/", Map.of("tags", List.of("Ink", "C#"))),
            post("bundle/index.md", "/bundle/", Map.of()),
            post("notes/deep/b/index.md", "/notes/deep/b/", Map.of("tags", List.of("ink"))));
    assertThat(text(lists(posts, List.of()).others()))
        .containsExactly(
            "section notes 1/1",
            "section posts 1/1",
            "term tags/ink 1/1",
            "term tags/csharp 1/1",
            "taxonomy tags 1/1",
            "term authors/mika-aalto 1/1",
            "taxonomy authors 1/1");
  }

  @Test
  void the_list_of_a_taxonomy_counts_the_posts_of_each_term() {
    List<Article> posts =
        List.of(
            post("a.md", "/a/", Map.of("tags", List.of("Ink", "ink"))),
            post("b.md", "/b/", Map.of("tags", List.of("ink", "Art"))));
    ListPage tags =
        lists(posts, List.of()).others().stream()
            .filter(list -> list.publication().folder().equals("tags"))
            .findFirst()
            .orElseThrow();
    assertThat(tags.terms())
        .containsExactly(new Term("Art", "/tags/art/", 1), new Term("Ink", "/tags/ink/", 2));
  }

  @Test
  void a_post_or_page_at_the_path_of_a_list_replaces_the_list() {
    List<Article> posts =
        List.of(
            post("posts/a.md", "/posts/a/", Map.of("tags", List.of("ink"))),
            post("tags.md", "/Tags/", Map.of()));
    List<Article> pages =
        List.of(
            post("posts/_index.md", "/posts/", Map.of()),
            post("tags/ink/_index.md", "/tags/ink/", Map.of()),
            post("authors/_index.md", "/authors/", Map.of()));
    assertThat(text(lists(posts, pages).others())).containsExactly("term authors/mika-aalto 1/1");
  }

  @Test
  void a_series_is_listed_from_its_beginning() {
    List<Article> posts =
        List.of(
            post("c.md", "/c/", Map.of("series", List.of("s"))),
            post("b.md", "/b/", Map.of("series", List.of("s"))),
            post("a.md", "/a/", Map.of("series", List.of("s"))));
    ListPage series =
        lists(posts, List.of()).others().stream()
            .filter(list -> list.taxonomy().equals("series"))
            .findFirst()
            .orElseThrow();
    assertThat(series.publication().articles())
        .extracting(Article::source)
        .containsExactly("a.md", "b.md", "c.md");
  }

  @Test
  void sections_and_terms_have_feeds_with_a_page_or_without() {
    List<Article> posts =
        List.of(
            post("posts/a.md", "/posts/a/", Map.of("tags", List.of("ink"))),
            post("notes/b.md", "/notes/b/", Map.of()));
    List<Article> pages =
        List.of(
            post("_index.md", "/", Map.of()),
            post("notes/_index.md", "/notes/", Map.of()),
            post("tags/_index.md", "/tags/", Map.of()),
            post("tags/ink/_index.md", "/tags/ink/", Map.of()));
    assertThat(text(lists(posts, pages).feeds()))
        .containsExactly(
            "section posts 1/1",
            "term authors/mika-aalto 1/1",
            "section notes 1/1",
            "section tags/ink 1/1");
  }

  @Test
  void the_lists_of_a_site_are_made_once_for_all_files_that_name_them() {
    SiteLists lists =
        lists(List.of(post("a.md", "/a/", Map.of("tags", List.of("ink")))), List.of());
    assertThat(lists.others()).isNotEmpty().isSameAs(lists.others());
  }

  private static SiteLists lists(List<Article> posts, List<Article> pages) {
    List<TranslatedPost> all =
        Stream.concat(posts.stream(), pages.stream())
            .map(one -> new TranslatedPost(one.source(), one.path(), one.metadata()))
            .toList();
    return SiteLists.of(
            new Publication(Examples.site(), "Site", "", posts, pages),
            SiteLanguages.of(Examples.site(), all))
        .get(0);
  }

  private static List<String> text(List<ListPage> lists) {
    return lists.stream()
        .map(
            list ->
                list.kind()
                    + " "
                    + (list.folder().isEmpty() ? "/" : list.folder())
                    + " "
                    + list.page()
                    + "/"
                    + list.pages())
        .toList();
  }

  private static Article post(String source, String path, Map<String, List<String>> terms) {
    Metadata sample = Examples.metadata("Post", "en");
    Metadata metadata =
        new Metadata(
            source,
            "",
            "",
            "en",
            "ltr",
            sample.authors(),
            List.of(),
            terms,
            sample.dates(),
            sample.address(),
            sample.cover(),
            0,
            false,
            Map.of());
    return new Article(
        source, path, metadata, List.of(), List.of(), List.of(), 0, () -> Content.EMPTY);
  }
}
