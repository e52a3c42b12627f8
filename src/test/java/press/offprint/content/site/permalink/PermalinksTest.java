package press.offprint.content.site.permalink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.model.Dates;
import press.offprint.model.Metadata;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

class PermalinksTest {

  @ParameterizedTest
  @CsvSource({
    "posts/hello.md, /posts/hello/",
    "posts/hello/index.md, /posts/hello/",
    "posts/2026-03-14-hello.md, /posts/hello/",
    "posts/2026-03-14-hello/index.md, /posts/2026-03-14-hello/",
    "posts/_index.md, /posts/",
    "posts/README.md, /posts/",
    "Posts/My First Post!.markdown, /posts/my-first-post/",
    "index.md, /my-title/",
    "_index.md, /",
    "a/hello.fr.md, /fr/a/hello/",
    "a/hello.en.md, /a/hello/",
    "fr/hello.fr.md, /fr/hello/",
    "zh_CN/a/hello.md, /zh-cn/a/hello/",
    "pt_BR/_index.md, /pt-br/",
    "pt_BR/hello.pt-BR.md, /pt-br/hello/",
    "En_US/a/index.md, /en-us/a/",
    "a/index.ja.md, /ja/a/",
    "_posts/x.md, /posts/x/",
    "日本語/記事 一.md, /日本語/記事-一/",
    "-rf --x.md, /rf--x/",
    "CON.md, /con-page/",
    "aux/nul.txt.md, /aux-page/nul-page-txt/",
    "x.html.md, /x-html/",
    "a.pdf.md, /a-pdf/",
    "metrics.md, /metrics/",
    "opds.md, /opds-page/",
    "ja/metrics.md, /ja/metrics/",
    "c++/a@2.md, /c++/a@2/",
    "x . .md, /x/",
    "a:b$DATA.md, /abdata/",
    "i ❤️ paper.md, /i-paper/",
  })
  void names_become_safe_permalinks_as_in_hugo(String source, String path) {
    assertThat(permalink(site(Map.of()), source, RequestedPermalink.NONE).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/2019/05/my-post.html, /2019/05/my-post.html",
    "/:year/:month/:title.html, /2026/03/my-title.html",
    "/a/b.HTM, /a/b.HTM",
    "/404.html, /404.html",
    "/a/index.html, /a/",
    "/a/b.html/, /a/b/",
  })
  void a_file_name_in_the_url_field_is_that_very_file(String url, String path) {
    RequestedPermalink address =
        new RequestedPermalink(Optional.empty(), Optional.of(url), List.of());
    Permalink permalink = permalink(site(Map.of()), "a.md", address);
    assertThat(permalink.path()).isEqualTo(path);
    assertThat(permalink.aliases()).isEmpty();
  }

  @Test
  void a_file_name_in_the_pattern_is_that_very_file_and_no_alias() {
    RequestedPermalink address =
        new RequestedPermalink(Optional.empty(), Optional.empty(), List.of("/b/a.html", "/x/"));
    Site site = site(Map.of("b", "/b/:filename.html"));
    assertThat(permalink(site, "b/a.md", address).path()).isEqualTo("/b/a.html");
    assertThat(permalink(site, "b/a.md", address).aliases()).containsExactly("/x/");
    assertThat(permalink(site, "b/_index.md", RequestedPermalink.NONE).path()).isEqualTo("/b/");
  }

  @ParameterizedTest
  @CsvSource({
    "posts/2019-03-04-hello.md, /:section/:filename/, /posts/2019-03-04-hello/",
    "posts/2019-03-04-hello.md, /:section/:contentbasename/, /posts/2019-03-04-hello/",
    "posts/2019-03-04-hello.md, /:sections/:slugorfilename/, /posts/2019-03-04-hello/",
    "posts/2019-03-04-hello.md, /:2006/:01/:02/:slug/, /2026/03/14/my-title/",
    "posts/a/b/hello.md, /:sections[0]/:title/, /posts/my-title/",
    "posts/a/b/hello.md, /:sections[:last]/:slug, /posts/a/my-title/",
    "posts/a/b/hello.md, /:sections[5]/:slug, /my-title/",
  })
  void tokens_are_those_of_hugo(String source, String pattern, String path) {
    Permalink permalink =
        permalink(site(Map.of("posts", pattern)), source, RequestedPermalink.NONE);
    assertThat(permalink.problems()).isEmpty();
    assertThat(permalink.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "_posts/2019-03-04-Hello-World.md, date, /craft/2026/03/14/Hello-World.html",
    "_posts/2019-03-04-Hello-World.md, pretty, /craft/2026/03/14/Hello-World/",
    "_posts/2019-03-04-Hello-World.md, ordinal, /craft/2026/073/Hello-World.html",
    "_posts/2019-03-04-Hello-World.md, weekdate, /craft/2026/W11/Sat/Hello-World.html",
    "_posts/2019-03-04-Hello-World.md, none, /craft/Hello-World.html",
    "travel/_posts/2019-03-04-a.md, none, /travel/craft/a.html",
    "_posts/2019-03-04-a.md, /:year-:month/:title:output_ext, /2026-03/a.html",
    "posts/hello.md, /:categories/:title/, /craft/hello/",
  })
  void tokens_and_styles_are_those_of_jekyll(String source, String pattern, String path) {
    Permalink permalink = permalink(site(Map.of("*", pattern)), source, RequestedPermalink.NONE);
    assertThat(permalink.problems()).isEmpty();
    assertThat(permalink.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "posts/hello.md, hi, , /posts/hi/",
    "posts/hello/index.md, Hi There, , /posts/hi-there/",
    "posts/_index.md, hi, , /posts/",
    "index.md, hi, , /hi/",
    "a.md, , /x/y/, /x/y/",
    "a.md, , x/Y, /x/Y/",
    "a.md, , /a/b.html, /a/b.html",
    "a.md, , /a/index.html, /a/",
    "a.md, , /caf%C3%A9/, /café/",
    "a.md, , /:year/:month/:title.html, /2026/03/my-title.html",
    "a/b.md, , pretty, /craft/2026/03/14/b/",
    "a/b.md, , /, /a/b/",
  })
  void front_matter_can_request_a_permalink(String source, String slug, String url, String path) {
    RequestedPermalink address =
        new RequestedPermalink(Optional.ofNullable(slug), Optional.ofNullable(url), List.of());
    Permalink permalink = permalink(site(Map.of()), source, address);
    assertThat(permalink.problems()).isEmpty();
    assertThat(permalink.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "posts/b/hello.md, /:year/:month/:day/:slug/, /2026/03/14/my-title/",
    "posts/b/hello.md, /:sections/:contentbasename/, /posts/b/hello/",
    "posts/b/c/hello.md, /x/:sections[1:]/:slugorcontentbasename/, /x/b/c/hello/",
    "posts/b/hello/index.md, /:sections[last]/:contentbasename, /b/hello/",
    "posts/hello.md, /:section/:monthname/:weekdayname/:yearday/:filename/,"
        + " /posts/march/saturday/73/hello/",
    "other/hello.md, /never/, /other/hello/",
    "posts/_index.md, /never/, /posts/",
  })
  void a_site_can_set_patterns_by_section(String source, String pattern, String path) {
    Permalink permalink =
        permalink(site(Map.of("posts", pattern)), source, RequestedPermalink.NONE);
    assertThat(permalink.problems()).isEmpty();
    assertThat(permalink.path()).isEqualTo(path);
  }

  @Test
  void a_star_sets_the_pattern_of_all_other_sections_and_a_slash_that_of_the_root() {
    Site site = site(Map.of("*", "/all/:contentbasename/", "/", "/top/:contentbasename/"));
    assertThat(permalink(site, "posts/a.md", RequestedPermalink.NONE).path()).isEqualTo("/all/a/");
    assertThat(permalink(site, "a.md", RequestedPermalink.NONE).path()).isEqualTo("/top/a/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../evil", "/etc/passwd", "..\\evil", "evil\u0000.html", "///...///", "CON", "com1.txt",
        "feed.xml", "index", ". ", "%2e%2e%2fevil%00", "%252e%252e%252f", "．．／evil", "a\u2215b",
        "․․", "--help", "http://127.0.0.1/x", "javascript:x", "x\r\ny", "a\"><script>", "a\u202eb",
        "!!!", "\u3164"
      })
  void an_unsafe_slug_is_an_error(String slug) {
    assertError(new RequestedPermalink(Optional.of(slug), Optional.empty(), List.of()));
    assertError(new RequestedPermalink(Optional.of("s".repeat(5000)), Optional.empty(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../evil.html",
        "javascript:alert(1)",
        "//evil.example/",
        "/a/./b",
        "/a?b",
        "/a#b",
        "/feed.xml",
        "/a/NUL/b",
        "/a\\b",
        "/:nonsense/",
        "/x/%2e%2e/"
      })
  void an_unsafe_url_is_an_error(String url) {
    assertError(new RequestedPermalink(Optional.empty(), Optional.of(url), List.of()));
  }

  @Test
  void aliases_are_kept_unchanged_or_dropped_with_a_warning() {
    RequestedPermalink address =
        new RequestedPermalink(
            Optional.empty(),
            Optional.empty(),
            List.of(
                "/Old/Place/",
                "/old/place",
                "/2019/x.html",
                "sibling",
                "../up",
                "/caf%C3%A9",
                "/posts/hello/",
                "/@user/x",
                "/../../evil",
                "/feed.xml",
                "/index.html",
                "/",
                "javascript:x",
                "/a<b>",
                "/a/.git/x",
                "../../../x",
                "/CON/"));
    Permalink permalink = permalink(site(Map.of()), "posts/hello.md", address);
    assertThat(permalink.aliases())
        .containsExactly(
            "/Old/Place/", "/2019/x.html", "/posts/sibling/", "/up/", "/café/", "/@user/x/");
    assertThat(permalink.problems()).hasSize(9).noneMatch(Problem::isError);
    assertThat(permalink.problems())
        .extracting(Problem::code)
        .containsOnly(ProblemCode.SLUG_INVALID, ProblemCode.SLUG_CONFLICT);
  }

  @Test
  void a_name_without_letters_or_with_too_many_is_an_error() {
    assertThat(permalink(site(Map.of()), "....md", RequestedPermalink.NONE).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.NAME_INVALID);
    assertThat(permalink(site(Map.of()), "bad-\uFFFD.md", RequestedPermalink.NONE).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.NAME_INVALID);
    String deep = ("d".repeat(190) + "/").repeat(6) + "p.md";
    assertThat(permalink(site(Map.of()), deep, RequestedPermalink.NONE).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.NAME_INVALID);
  }

  @Test
  void long_names_are_cut_and_stay_different() {
    Set<String> paths = new HashSet<>();
    for (String end : List.of("a", "b")) {
      String path =
          permalink(site(Map.of()), "日".repeat(80) + end + ".md", RequestedPermalink.NONE).path();
      assertThat(PathSegments.bytes(path)).isLessThanOrEqualTo(202);
      paths.add(path);
    }
    assertThat(paths).hasSize(2);
  }

  @Test
  void a_pattern_with_a_date_needs_one() {
    Site site = site(Map.of("*", "/:year/:slug/"));
    Metadata undated = metadata(RequestedPermalink.NONE, Dates.NONE);
    assertThat(new Permalinks(site).of("a.md", undated, false, field -> 0).problems())
        .extracting(Problem::hint)
        .containsExactly("Add a date to the front matter.");
    assertThat(new Permalinks(site).of("a.md", undated, true, field -> 0).path())
        .isEqualTo("/my-title/");
  }

  private static void assertError(RequestedPermalink address) {
    Permalink permalink = permalink(site(Map.of()), "posts/hello.md", address);
    assertThat(permalink.path()).isEmpty();
    assertThat(permalink.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo(ProblemCode.SLUG_INVALID);
              assertThat(p.isError()).isTrue();
              assertThat(p.line()).isEqualTo(7);
            });
  }

  private static Permalink permalink(Site site, String source, RequestedPermalink address) {
    OffsetDateTime date = OffsetDateTime.parse("2026-03-14T09:26:53Z");
    Dates dates =
        new Dates(Optional.of(date), Optional.empty(), Optional.empty(), Optional.empty());
    return new Permalinks(site).of(source, metadata(address, dates), false, field -> 7);
  }

  private static Metadata metadata(RequestedPermalink address, Dates dates) {
    return new Metadata(
        "My Title!",
        "",
        "",
        "en",
        "ltr",
        List.of(),
        List.of(),
        Map.of("categories", List.of("craft")),
        dates,
        address,
        Optional.empty(),
        0,
        false,
        Map.of());
  }

  private static Site site(Map<String, String> permalinks) {
    Site site = SiteConfigParser.defaults();
    return new Site(
        site.title(),
        site.description(),
        site.author(),
        site.language(),
        site.baseUrl(),
        site.baseUrlGiven(),
        site.paper(),
        permalinks,
        site.editions(),
        site.feedItems(),
        site.limits(),
        site.params(),
        Site.PAGE_ITEMS,
        "",
        site.syntax(),
        site.addresses(),
        site.structure(),
        site.trust(),
        site.pageHosts(),
        List.of(),
        site.fingerprint());
  }
}
