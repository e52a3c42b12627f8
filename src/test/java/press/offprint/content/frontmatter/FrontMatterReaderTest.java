package press.offprint.content.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Metadata;
import press.offprint.model.Post;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

class FrontMatterReaderTest {
  private final FrontMatterReader reader = new FrontMatterReader(SiteConfigParser.defaults());

  @Test
  void hugo_front_matter_is_read_completely() {
    Metadata post =
        yaml(
            """
            title: "  A  title\\n in two lines "
            date: 2026-03-14T09:26:53+09:00
            lastmod: 2026-04-01
            publishDate: 2026-03-15
            expiryDate: 2030-01-01
            authors: [Mika Aalto, {name: Aki, url: x}]
            tags: [b, a, b, ""]
            categories: one, two
            series: Making books
            keywords: ink
            description: |
              Some
              lines
            summary: Short
            weight: 7
            draft: true
            language: pt_br
            custom: {a: [1, true, 2.5, x], b: ~}
            """);
    assertThat(post.title()).isEqualTo("A title in two lines");
    assertThat(post.dates().date().map(Object::toString)).contains("2026-03-14T09:26:53+09:00");
    assertThat(post.dates().modified().map(Object::toString)).contains("2026-04-01T00:00Z");
    assertThat(post.dates().publishDate()).isPresent();
    assertThat(post.dates().expiryDate()).isPresent();
    assertThat(post.authors()).containsExactly("Mika Aalto", "Aki");
    assertThat(post.tags()).containsExactly("b", "a");
    assertThat(post.categories()).containsExactly("one", "two");
    assertThat(post.series()).containsExactly("Making books");
    assertThat(post.keywords()).containsExactly("ink");
    assertThat(post.description()).isEqualTo("Some lines");
    assertThat(post.summary()).isEqualTo("Short");
    assertThat(post.weight()).isEqualTo(7);
    assertThat(post.draft()).isTrue();
    assertThat(post.language()).isEqualTo("pt-BR");
    assertThat(post.fields().get("custom")).isEqualTo(Map.of("a", List.of(1L, true, 2.5, "x")));
    assertThat(post.fields().keySet()).startsWith("title", "date", "lastmod").endsWith("custom");
  }

  @Test
  void a_field_of_the_wrong_type_is_reported_once() {
    ReadResult<PostHeader> reading =
        reader.read(Post.of("a.md", "---\ntitle: [a, b]\n---\nBody\n"));
    assertThat(reading.rejections())
        .extracting(Problem::code)
        .containsOnlyOnce(ProblemCode.FRONT_MATTER_TYPE);
  }

  @Test
  void the_three_formats_give_the_same_metadata() {
    String yaml = "---\ntitle: T\ntags: [a, b]\nweight: 3\ndate: 2026-03-14\n---\n";
    String toml = "+++\ntitle = 'T'\ntags = ['a', 'b']\nweight = 3\ndate = 2026-03-14\n+++\n";
    String json =
        "{ \"title\": \"T\", \"tags\": [\"a\", \"b\"], \"weight\": 3, \"date\": \"2026-03-14\" }\n";
    Metadata first = card("a.md", yaml).metadata();
    assertThat(card("a.md", toml).metadata()).isEqualTo(first);
    assertThat(card("a.md", json).metadata()).isEqualTo(first);
  }

  @Test
  void texts_that_look_like_other_types_stay_texts() {
    Metadata post = yaml("title: no\ntags: [1, true, null, 2024-01-02, 12:30, 1.10]\nauthor: ~\n");
    assertThat(post.title()).isEqualTo("no");
    assertThat(post.tags()).containsExactly("1", "true", "2024-01-02", "12:30", "1.10");
    assertThat(post.authors()).isEmpty();
  }

  @Test
  void an_invisible_title_is_no_title() {
    for (String title : List.of("\\u200b", "\\u00a0\\u00ad", "\\u3164", "\\u200d\\ufe0f")) {
      PostHeader header = card("a.md", "---\ntitle: \"" + title + "\"\n---\n# Seen\n");
      assertThat(header.metadata().title()).isEqualTo("Seen");
      assertThat(header.problems())
          .extracting(Problem::code)
          .containsExactly(ProblemCode.TITLE_MISSING);
    }
    for (String title : List.of("♥", "—", "ไทย", "\u0301", "க்")) {
      assertThat(card("a.md", "---\ntitle: " + title + "\n---\n").metadata().title())
          .isEqualTo(title);
    }
  }

  @Test
  void the_fields_of_pelican_and_multimarkdown_are_lines_up_to_the_first_blank_one() {
    PostHeader header =
        card(
            "a.md",
            """
            Title: A post: its "start"
            Date: 2026-03-14 10:20
            Authors: Kim, Mika
            Tags: ink
            Summary: Short,
                and more
            Status: draft

            Words.
            """);
    Metadata post = header.metadata();
    assertThat(header.path()).isEqualTo("/a-post-its-start/");
    assertThat(post.title()).isEqualTo("A post: its “start”");
    assertThat(post.dates().date().map(Object::toString)).contains("2026-03-14T10:20Z");
    assertThat(post.authors()).containsExactly("Kim", "Mika");
    assertThat(post.tags()).containsExactly("ink");
    assertThat(post.summary()).isEqualTo("Short, and more");
    assertThat(post.draft()).isTrue();
    assertThat(header.problems()).isEmpty();
    assertThat(card("a.md", "title: A\nauthors: B, C; D\n\nWords").metadata().authors())
        .containsExactly("B, C", "D");
  }

  @Test
  void a_field_needs_no_space_after_its_colon_and_a_name_may_have_some() {
    PostHeader header =
        card("a.md", "Title:A\n  Date:2026-03-14\nBase Header Level: 2\nTags:b, c\n\nWords");
    assertThat(header.metadata().title()).isEqualTo("A");
    assertThat(header.metadata().tags()).containsExactly("b", "c");
    assertThat(header.metadata().fields()).containsKey("base header level");
    assertThat(header.problems()).isEmpty();
  }

  @Test
  void a_title_that_the_site_needs_as_a_name_gives_no_slug() {
    PostHeader header = card("posts/a.md", "Title: Index\nDate: 2026-03-14\n\nWords");
    assertThat(header.path()).isEqualTo("/posts/a/");
    assertThat(header.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Title: Seen\n\nWords",
        "Title: Seen\nDate: today it rains\nand tomorrow.\n",
        "Title: Seen\nDate: 2026-03-14\nhttps://x.example/\n",
        "Note: a\nDate: 2026-03-14\n\nWords",
        "    Title: Seen\n    Date: 2026-03-14\n"
      })
  void lines_with_colons_are_text_without_a_title_and_another_usual_field(String text) {
    assertThat(card("a.md", text).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.TITLE_MISSING);
  }

  @Test
  void lines_of_fields_that_are_too_long_reject_the_post_because_one_may_make_it_a_draft() {
    String text =
        "Title: A\nDate: 2026-03-14\nSummary: " + "a ".repeat(40_000) + "\nStatus: draft\n";
    assertThat(reader.read(Post.of("a.md", text + "\nWords")).rejections())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.LIMIT_FRONT_MATTER);
  }

  @Test
  void jekyll_front_matter_is_read() {
    PostHeader header =
        card(
            "_posts/2026-03-14-hello-world.md",
            """
            ---
            layout: post
            title: Hi
            categories: craft paper
            published: false
            redirect_from: old/place
            excerpt: Short
            ---
            """);
    assertThat(header.path()).isEqualTo("/posts/hello-world/");
    assertThat(header.aliases()).containsExactly("/old/place/");
    assertThat(header.metadata().categories()).containsExactly("craft", "paper");
    assertThat(header.metadata().draft()).isTrue();
    assertThat(header.metadata().summary()).isEqualTo("Short");
    assertThat(header.metadata().dates().date().map(Object::toString))
        .contains("2026-03-14T00:00Z");
  }

  @Test
  void zola_front_matter_is_read() {
    PostHeader header =
        card(
            "a.md",
            """
            +++
            title = 'Z'
            path = '2019/10/15/Z-1.0'
            aliases = ['old.html']
            updated = 2020-01-01
            [taxonomies]
            tags = ['rust']
            [extra]
            lang = 'de'
            +++
            """);
    assertThat(header.path()).isEqualTo("/2019/10/15/Z-1.0/");
    assertThat(header.aliases()).containsExactly("/old.html");
    assertThat(header.metadata().tags()).containsExactly("rust");
    assertThat(header.metadata().language()).isEqualTo("de");
    assertThat(header.metadata().dates().date().map(Object::toString))
        .contains("2019-10-15T00:00Z");
  }

  @Test
  void a_missing_title_is_taken_from_the_first_heading_or_the_name() {
    PostHeader heading =
        card("a.md", "```\n# no\n```\nText\n\n## The *first* [one](x) `c` {#id}\n");
    assertThat(heading.metadata().title()).isEqualTo("The first one c");
    assertThat(heading.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.TITLE_MISSING);
    assertThat(card("a.md", "Under\n=====\n").metadata().title()).isEqualTo("Under");
    assertThat(card("posts/2026-03-14_my-post/index.md", "Text").metadata().title())
        .isEqualTo("My post");
    assertThat(card("a_b.md", "---\ntitle: \"\"\n---\n").metadata().title()).isEqualTo("A b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'title: [a, b]' | FRONT_MATTER_TYPE | 2 | title is a list",
        "'title: t\ndate: 2024-02-30' | FRONT_MATTER_TYPE | 3 | no date",
        "'title: t\ndate: 2024' | FRONT_MATTER_TYPE | 3 | no date",
        "'title: t\ndraft: maybe' | FRONT_MATTER_TYPE | 3 | neither true nor false",
        "'title: t\ntags: {a: b}' | FRONT_MATTER_TYPE | 3 | tags holds a map",
        "'title: t\nweight: heavy' | FRONT_MATTER_TYPE | 3 | no whole number",
        "'title: t\nslug: a\nslug: b' | FRONT_MATTER | 4 | given twice; the first is in line 3",
        "'title: \"open\nx: y' | FRONT_MATTER | 2 | quoted scalar",
        "'title: t\nx:\n\ty: 1' | FRONT_MATTER | 4 | cannot start any token",
        "'title: a: b' | FRONT_MATTER | 2 | mapping values",
        "'- a' | FRONT_MATTER | 2 | a list instead of",
        "'word' | FRONT_MATTER | 2 | a text instead of",
        "'title: t\n...\nx: y' | FRONT_MATTER | 4 | second YAML document",
        "'title: \"a\\ud800b\"' | FRONT_MATTER | 2 | surrogate",
        "'title: *gone' | FRONT_MATTER | 2 | has no anchor &gone above it",
        "'title: t\nm: &m\n  <<: *m' | FRONT_MATTER | 4 | merged into itself",
        "'title: t\ntags: &a [x, *a]' | LIMIT_YAML | 3 | contains itself",
        "'title: !!java.io.File [x]' | YAML_TAG | 2 | tags",
        "'title: !include x' | YAML_TAG | 2 | tags",
        "'title: t\nslug: ../x' | SLUG_INVALID | 3 | dots",
      })
  void each_fault_has_a_code_a_line_and_a_hint(
      String front, ProblemCode code, int line, String message) {
    Problem problem = rejected("---\n" + front + "\n---\n");
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.message()).contains(message);
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isGreaterThanOrEqualTo(code == ProblemCode.SLUG_INVALID ? 0 : 1);
    assertThat(problem.hint()).isNotBlank();
  }

  @Test
  void faults_in_toml_and_json_have_their_line_too() {
    assertThat(rejected("+++\ntitle = 't'\ndate = 'x'\n+++\n").line()).isEqualTo(3);
    assertThat(rejected("+++\ntitle = t\n+++\n"))
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo(ProblemCode.FRONT_MATTER);
              assertThat(p.line()).isEqualTo(2);
            });
    assertThat(rejected("{\n\"title\": [1]\n}\n").line()).isEqualTo(2);
    assertThat(rejected("{\n\"title\": \"a\"\n\"b\": 1}\n").line()).isEqualTo(3);
    assertThat(rejected("{\"a\": 1, \"a\": 2}\n").message()).contains("twice");
    assertThat(rejected("{\"a\": \"\\ud800\"}\n").message()).contains("surrogate");
  }

  @Test
  void documents_that_expand_without_limit_are_stopped_early_in_every_format() {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);
    assertThat(rejected("---\nx: " + deep + "\n---\n").code()).isEqualTo(ProblemCode.LIMIT_YAML);
    assertThat(rejected("+++\nx = " + deep + "\n+++\n").code())
        .isEqualTo(ProblemCode.LIMIT_FRONT_MATTER);
    assertThat(rejected("{\"x\": " + deep + "}\n").code())
        .isEqualTo(ProblemCode.LIMIT_FRONT_MATTER);
    String dots = "a" + ".a".repeat(20_000);
    assertThat(rejected("+++\n" + dots + " = 1\n+++\n").code())
        .isEqualTo(ProblemCode.LIMIT_FRONT_MATTER);
    StringBuilder doubling = new StringBuilder("a0: &a0 [x, x, x, x]\n");
    for (int i = 1; i < 24; i++) {
      doubling.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(rejected("---\n" + doubling + "---\n").code()).isEqualTo(ProblemCode.LIMIT_YAML);
    StringBuilder stacked = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      stacked.append("a%d: &a%d [[[*a%d]]]\n".formatted(i, i, i - 1));
    }
    assertThat(rejected("---\n" + stacked + "---\n").code()).isEqualTo(ProblemCode.LIMIT_YAML);
  }

  @Test
  void characters_that_hide_or_reverse_text_are_removed_with_a_warning() {
    PostHeader header =
        card("a.md", "---\ntitle: \"safe\\u202egpj.exe\\u0007\"\nx: \"a\\0b\"\n---\n");
    assertThat(header.metadata().title()).isEqualTo("safegpj.exe");
    assertThat(header.metadata().fields().get("x")).isEqualTo("ab");
    assertThat(header.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.TEXT_SANITISED, ProblemCode.TEXT_SANITISED);
  }

  @Test
  void files_outside_the_site_are_named_and_never_read() {
    for (String field :
        List.of(
            "cover: ../../secret.png",
            "images: [ok.png, \"file:///x.png\"]",
            "resources: [{src: ../../*}]",
            "css: /etc/secret.css",
            "layout: ../x",
            "template: /x/y.html",
            "image: {src: 'C:\\\\x.png'}")) {
      assertThat(card("a/index.md", "---\ntitle: t\n" + field + "\n---\n").problems())
          .as(field)
          .extracting(Problem::code)
          .containsExactly(ProblemCode.RESOURCE_OUTSIDE_ROOT);
    }
    for (String field :
        List.of(
            "cover: ../pic.png",
            "image: /assets/x.png",
            "layout: post",
            "css: /css/a.css",
            "cover: {image: pic.png, caption: 'a: b'}",
            "image: https://example.org/x.png")) {
      assertThat(card("a/index.md", "---\ntitle: t\n" + field + "\n---\n").problems())
          .as(field)
          .isEmpty();
    }
  }

  @Test
  void a_folder_that_may_be_a_subject_is_a_language_only_if_the_text_is_in_it() {
    String text =
        "The kernel keeps a list of the pages that it has read, and it writes those which are"
            + " changed to the disk after a while, so that the next program that asks for them"
            + " does not have to wait for the disk again, as it would with no list at all.";
    String post = "---\ntitle: t\n---\n" + text + "\n";
    assertThat(card("cs/a.md", post).metadata().language()).isEqualTo("en");
    assertThat(card("cs/a.md", "---\ntitle: t\n---\n").metadata().language()).isEqualTo("en");
    assertThat(card("posts/a.cs.md", post).metadata().language()).isEqualTo("cs");
    assertThat(card("fr/a.md", post).metadata().language()).isEqualTo("fr");
    String chinese = "---\ntitle: t\n---\n内核保存已经读取的页面列表，并在一段时间之后把修改过的页面写入磁盘。\n";
    String malayalam =
        "---\ntitle: t\n---\nമലയാളം ഇന്ത്യയിലെ ഒരു ഭാഷയാണ്, കേരളത്തിൽ സംസാരിക്കുന്നു.\n";
    assertThat(card("ml/a.md", malayalam).metadata().language()).isEqualTo("ml");
    assertThat(card("os/a.md", chinese).metadata().language()).isEqualTo("zh-Hans");
  }

  @Test
  void the_language_is_taken_from_front_matter_then_name_then_folder_then_site() {
    assertThat(card("ja/a.md", "---\ntitle: t\nlang: fa\n---\n").metadata().direction())
        .isEqualTo("rtl");
    assertThat(card("ja/a.fr.md", "---\ntitle: t\n---\n").metadata().language()).isEqualTo("fr");
    assertThat(card("zh-hans/a.md", "---\ntitle: t\n---\n").metadata().language())
        .isEqualTo("zh-Hans");
    assertThat(card("posts/a.md", "---\ntitle: t\n---\n").metadata().language()).isEqualTo("en");
    PostHeader odd = card("a.md", "---\ntitle: t\nlang: klingonese\n---\n");
    assertThat(odd.metadata().language()).isEqualTo("en");
    assertThat(odd.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.FRONT_MATTER_TYPE);
  }

  @Test
  void cover_candidates_are_in_the_usual_order() {
    Metadata post =
        yaml("title: t\nimages: [b.png]\ncover: {image: a.png}\nparams: {image: c.png}\n");
    assertThat(CoverCandidates.wanted(post)).containsExactly("a.png", "b.png", "c.png");
    assertThat(post.cover()).isEqualTo(Optional.empty());
  }

  private Metadata yaml(String front) {
    return card("a.md", "---\n" + front + "---\n").metadata();
  }

  private PostHeader card(String source, String text) {
    ReadResult<PostHeader> reading = reader.read(Post.of(source, text));
    assertThat(reading).isInstanceOf(ReadResult.Accepted.class);
    return ((ReadResult.Accepted<PostHeader>) reading).value();
  }

  private Problem rejected(String text) {
    ReadResult<PostHeader> reading = reader.read(Post.of("a.md", text));
    assertThat(reading)
        .as(text.substring(0, Math.min(80, text.length())))
        .isInstanceOf(ReadResult.Rejected.class);
    return ((ReadResult.Rejected<PostHeader>) reading)
        .problems().stream().filter(Problem::isError).findFirst().orElseThrow();
  }
}
