package press.offprint.content.site.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.SiteNavigation;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dates;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.SiteFile;
import press.offprint.model.navigation.SitemapEntry;

/** The sitemap and its parts. */
class SitemapTest {
  private static final SiteNavigation ONE = SiteIndex.of(List.of()).navigation(Examples.site());

  private static Publication site(int posts) {
    List<Article> articles =
        IntStream.range(0, posts)
            .mapToObj(number -> article("notes/" + number + ".md", Map.of()))
            .toList();
    return new Publication(Examples.site(), "Site", "", articles, List.of());
  }

  private static Article article(String source, Map<String, Object> fields) {
    Metadata metadata =
        new Metadata(
            source,
            "",
            "",
            "en",
            "ltr",
            List.of(),
            List.of(),
            Map.of(),
            Dates.NONE,
            RequestedPermalink.NONE,
            Optional.empty(),
            0,
            false,
            fields);
    return new Article(
        source,
        "/" + source.replace(".md", "/"),
        metadata,
        List.of(),
        List.of(),
        List.of(),
        1,
        () -> Content.EMPTY);
  }

  @Test
  void a_sitemap_within_the_limit_is_one_file() {
    List<SiteFile> files =
        new Sitemap(site(3), SiteLists.of(site(3), ONE.languages()), ONE, 10).files();
    assertThat(files).extracting(SiteFile::part).containsExactly("");
    assertThat(entries(files.get(0)))
        .containsExactly("/", "/notes/", "/notes/0/", "/notes/1/", "/notes/2/");
  }

  @Test
  void a_larger_sitemap_is_split_and_has_an_index() {
    List<SiteFile> files =
        new Sitemap(site(3), SiteLists.of(site(3), ONE.languages()), ONE, 2).files();
    assertThat(files).extracting(SiteFile::part).containsExactly("", "-1", "-2", "-3");
    assertThat(files.get(0).values().get("parts")).isEqualTo(List.of("-1", "-2", "-3"));
    assertThat(entries(files.get(0))).isEmpty();
    assertThat(entries(files.get(3))).containsExactly("/notes/2/");
  }

  @Test
  void a_post_that_asks_for_it_is_left_out() {
    Publication site =
        new Publication(
            Examples.site(),
            "Site",
            "",
            List.of(
                article("notes/a.md", Map.of("sitemap", false)),
                article("notes/b.md", Map.of("robots", "noindex, follow")),
                article("notes/c.md", Map.of("sitemap", Map.of("disable", true))),
                article("notes/d.md", Map.of())));
    assertThat(entries(new Sitemap(site, SiteLists.of(site, ONE.languages()), ONE).files().get(0)))
        .containsExactly("/", "/notes/", "/notes/d/");
  }

  private static List<String> entries(SiteFile file) {
    return ((List<?>) file.values().get("entries"))
        .stream().map(entry -> ((SitemapEntry) entry).path()).toList();
  }

  @Test
  void a_site_without_posts_has_its_home_page_in_the_sitemap() {
    assertThat(new Sitemap(site(0), SiteLists.of(site(0), ONE.languages()), ONE).entries())
        .containsExactly(new SitemapEntry("/", Optional.empty(), List.of()));
  }
}
