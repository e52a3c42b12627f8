package press.offprint.content.site.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

class SiteConfigParserTest {

  @Test
  void without_a_file_everything_has_a_default() {
    Site site = SiteConfigParser.defaults();
    assertThat(site.title()).isNotBlank();
    assertThat(site.language()).isEqualTo("en");
    assertThat(site.baseUrl()).endsWith("/");
    assertThat(site.baseUrlGiven()).isFalse();
    assertThat(site.paper()).isEqualTo("A4");
    assertThat(site.feedItems()).isEqualTo(20);
    assertThat(site.editions()).isEmpty();
    assertThat(site.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(site.fingerprint()).hasSize(64);
  }

  @Test
  void every_setting_is_read() {
    SiteConfigResult reading =
        SiteConfigParser.read(
            """
            title: Paper & Ink
            description: Notes on making books
            author: Mika Aalto
            language: ja
            baseUrl: https://example.org/blog
            paper: a5
            permalinks:
              posts: /:year/:slug/
              "*": /:sections/:contentbasename/
            editions: [html, pdf]
            feed:
              items: 50
            limits:
              postBytes: 5 MB
              frontMatterBytes: 1024
              resourceBytes: 1.5 MiB
              articleBytes: 1 GB
              imagePixels: 1000000
              depth: 50
              elements: 1000
              seconds: 5
              pages: 10
              ebookBytes: 2 MB
            params:
              colour: red
              nested: {a: [1, true]}
            """,
            "offprint.yaml");
    assertThat(reading.problems()).isEmpty();
    Site site = reading.site();
    assertThat(site.baseUrl()).isEqualTo("https://example.org/blog/");
    assertThat(site.baseUrlGiven()).isTrue();
    assertThat(site.paper()).isEqualTo("A5");
    assertThat(site.permalinks()).containsEntry("posts", "/:year/:slug/");
    assertThat(site.editions()).containsExactly("html", "pdf");
    assertThat(site.feedItems()).isEqualTo(50);
    assertThat(site.limits())
        .isEqualTo(
            new Limits(5 << 20, 1024, 3 << 19, 1 << 30, 1_000_000, 50, 1000, 5, 10, 2 << 20));
    assertThat(site.params())
        .isEqualTo(Map.of("colour", "red", "nested", Map.of("a", List.of(1L, true))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'titel: x' | CONFIG_KEY | 1 | Did you mean \"title\"?",
        "'title: x\nbase_url: y' | CONFIG_KEY | 2 | Did you mean \"baseUrl\"?",
        "'feed:\n  item: 3' | CONFIG_KEY | 2 | Did you mean \"feed.items\"?",
        "'limits:\n  postByte: 3' | CONFIG_KEY | 2 | Did you mean \"limits.postBytes\"?",
        "'zzzzzzzzzz: 1' | CONFIG_KEY | 1 | The settings are title",
        "'title: [a]' | CONFIG_TYPE | 1 | Write a text.",
        "'paper: A3' | CONFIG_TYPE | 1 | one of A4, letter, A5, 6x9in",
        "'feed: 3' | CONFIG_TYPE | 1 | Write a map.",
        "'feed: {items: many}' | CONFIG_TYPE | 1 | a whole number from 1",
        "'limits: {postBytes: 5 apples}' | CONFIG_TYPE | 1 | such as 32 MB",
        "'limits: {postBytes: 0}' | CONFIG_TYPE | 1 | such as 32 MB",
        "'limits: {depth: -1}' | CONFIG_TYPE | 1 | from 1 to",
        "'baseUrl: example.org' | CONFIG_TYPE | 1 | https://example.org/",
        "'baseUrl: file:///etc' | CONFIG_TYPE | 1 | https://example.org/",
        "'language: klingonese' | CONFIG_TYPE | 1 | en, ja or pt-BR",
        "'permalinks: {posts: /:yeer/}' | CONFIG_TYPE | 1 | :year",
        "'permalinks: {posts: /../x/}' | CONFIG_TYPE | 1 | such as /:year",
        "'editions: [{a: b}]' | CONFIG_TYPE | 1 | a list of texts",
        "'params: 3' | CONFIG_TYPE | 1 | Write a map.",
        "'remote: fetch' | CONFIG_TYPE | 1 | Write a map with mode: off, fetch or allow, and hosts:",
        "'title: \"x' | CONFIG_SYNTAX | 1 | Close the quote",
        "'- a' | CONFIG_SYNTAX | 1 | title",
        "'title: !!x y' | CONFIG_SYNTAX | 1 | exclamation",
      })
  void each_fault_has_a_line_and_a_remedy_and_leaves_a_default(
      String yaml, ProblemCode code, int line, String hint) {
    SiteConfigResult reading = SiteConfigParser.read(yaml, "offprint.yaml");
    assertThat(reading.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.hint()).contains(hint);
              assertThat(problem.isError()).isTrue();
            });
    assertThat(reading.site().limits()).isEqualTo(Limits.DEFAULT);
  }

  @Test
  void all_faults_are_reported_at_once() {
    assertThat(SiteConfigParser.read("titel: x\npaper: A3\nlanguage: 1\n", "o.yaml").problems())
        .extracting(Problem::line)
        .containsExactly(1, 3, 2);
  }

  @Test
  void the_fingerprint_depends_on_every_setting_and_not_on_their_order() {
    String one =
        SiteConfigParser.read("title: a\nparams: {x: 1, y: 2}\n", "o").site().fingerprint();
    assertThat(SiteConfigParser.read("params: {y: 2, x: 1}\ntitle: a\n", "o").site().fingerprint())
        .isEqualTo(one);
    assertThat(
            SiteConfigParser.read("title: a\nparams: {x: 1, y: '2'}\n", "o").site().fingerprint())
        .isNotEqualTo(one);
    assertThat(SiteConfigParser.read("title: b\nparams: {x: 1, y: 2}\n", "o").site().fingerprint())
        .isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: a",
        "description: a",
        "author: a",
        "language: de",
        "baseUrl: https://example.org/",
        "paper: Letter",
        "permalinks: pretty",
        "links: pretty",
        "headingIds: kramdown",
        "termPaths: hugo",
        "editions: [html]",
        "feed: {items: 7}",
        "feed: {names: [index.xml]}",
        "lists: {items: 7}",
        "theme: night",
        "limits: {postBytes: 4096}",
        "dialect: hugo",
        "maths: off",
        "params: {a: b}"
      })
  void posts_are_made_again_after_a_change_of(String setting) {
    SiteConfigResult changed = SiteConfigParser.read(setting + "\n", "o");
    assertThat(changed.site().fingerprint())
        .isNotEqualTo(SiteConfigParser.read("", "o").site().fingerprint());
  }

  @Test
  void a_configuration_of_hugo_or_jekyll_is_one_error_that_names_the_import() {
    for (String yaml :
        List.of(
            "baseURL: https://a.example/\nlanguageCode: en\ntitle: A\nparams:\n  a: b\n",
            "title: A\n\nmenu:\n  main: []\nmarkup:\n  goldmark: {}\n",
            "baseURL = \"https://a.example/\"\ntitle = \"A\"\n[params]\na = 1\n")) {
      assertThat(SiteConfigParser.read(yaml, "offprint.yaml").problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.message()).contains("the configuration of Hugo");
                assertThat(problem.hint()).contains("offprint import hugo FOLDER");
                assertThat(problem.line()).isPositive();
              });
    }
    assertThat(
            SiteConfigParser.read(
                    "title: A\nurl: https://a.example\nbaseurl: /b\nplugins: [jekyll-feed]\n",
                    "offprint.yaml")
                .problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains("Jekyll (url, baseurl, plugins)");
              assertThat(problem.hint()).contains("offprint import jekyll FOLDER");
              assertThat(problem.line()).isEqualTo(2);
            });
  }

  @Test
  void one_misspelt_key_is_no_other_configuration() {
    assertThat(SiteConfigParser.read("baseURL: https://a.example/\n", "o.yaml").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.hint()).contains("Did you mean \"baseUrl\"?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          issue: daily                                        | 2 | weekly, monthly, or every 10 posts
          issue: every 0 posts                                | 2 | weekly, monthly, or every 10 posts
          issue: [weekly]                                     | 2 | weekly, monthly, or every 10 posts
          issue: {title: Letter}                              | 2 | closes: and weekly
          issue: {closes: yearly}                             | 2 | weekly, monthly, or every 10 posts
          issue: {closes: weekly, since: 2026-02-30}          | 2 | a day, such as 2024-05-17
          issue: {closes: weekly, permalink: /letters/}       | 2 | a folder with :number
          issue: {closes: weekly, permalink: /:number.html}   | 2 | a folder with :number
          issue: {closes: weekly, permalink: /../:number/}    | 2 | a folder with :number
          issue: {closes: weekly, permalink: /:nr/:number/}   | 2 | one of :number, :year
          issue: {closes: weekly, permalink: "/a:/:number/"}  | 2 | a folder with :number
          issue: {closes: weekly, titel: Letter}              | 2 | Did you mean "issue.title"?
          """)
  void a_wrong_rule_for_issues_is_an_error_with_its_line(String written, int line, String hint) {
    SiteConfigResult reading =
        SiteConfigParser.read("title: T\n" + written + "\n", "offprint.yaml");
    assertThat(reading.problems()).hasSize(1);
    Problem problem = reading.problems().get(0);
    assertThat(problem.isError()).isTrue();
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.hint()).contains(hint);
  }

  @Test
  void a_rule_for_issues_is_a_text_or_a_map() {
    assertThat(SiteConfigParser.read("issue: every 12 posts", "offprint.yaml").books().issues())
        .hasValueSatisfying(rule -> assertThat(rule.posts()).isEqualTo(12));
    assertThat(
            SiteConfigParser.read(
                    "issue: {closes: monthly, permalink: /:year/no-:number}", "offprint.yaml")
                .problems())
        .isEmpty();
  }
}
