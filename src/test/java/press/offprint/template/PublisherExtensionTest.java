package press.offprint.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.model.Article;
import press.offprint.model.bytes.Bytes;

class PublisherExtensionTest {
  private static final TemplateFolder OURS = TemplateFolder.ours();

  /** Returns the output of {@code expression} in plain text, with {@code x} as its value. */
  private static String print(String expression, Object x) {
    TemplateSource one =
        new TemplateSource() {
          @Override
          public Optional<Bytes> find(String name) {
            return name.equals("a.txt")
                ? Optional.of(Bytes.utf8("{{ " + expression + " }}"))
                : OURS.find(name);
          }

          @Override
          public List<String> names(String folder) {
            return OURS.names(folder);
          }
        };
    Article article = Examples.article("T", "");
    return new Templates(one)
        .render("a.txt", Map.of("x", x, "article", article, "site", Examples.site()));
  }

  @Test
  void dates_are_written_for_people_and_for_machines() {
    OffsetDateTime date = OffsetDateTime.parse("2026-03-05T09:06:03+09:00");
    assertThat(print("x | date", date)).isEqualTo("March 5, 2026");
    assertThat(print("x | date('long', 'de')", date)).isEqualTo("5. März 2026");
    assertThat(print("x | date('long', 'ja')", date)).isEqualTo("2026年3月5日");
    assertThat(print("x | date('d MMM yyyy', 'fr')", date)).isEqualTo("5 mars 2026");
    assertThat(print("x | rfc822", date)).isEqualTo("Thu, 05 Mar 2026 09:06:03 +0900");
    assertThat(print("x | rfc3339", date)).isEqualTo("2026-03-05T09:06:03+09:00");
    assertThat(print("x | utc | rfc3339", date)).isEqualTo("2026-03-05T00:06:03Z");
    assertThat(print("x | date", "")).isEmpty();
    assertThatThrownBy(() -> print("x | date", "soon")).hasMessageContaining("is not a date");
  }

  @Test
  void paths_become_links() {
    assertThat(print("x | absolute", "/a b/")).isEqualTo("https://example.org/a%20b/");
    assertThat(print("x | link('/posts/one/')", "/posts/two/")).isEqualTo("../two/index.html");
    assertThat(print("x | link('/posts/one/')", "/#top")).isEqualTo("../../index.html#top");
    assertThat(print("x | link('/')", "/a/b.pdf?x=/y/")).isEqualTo("a/b.pdf?x=/y/");
    assertThat(print("x | relative('/')", "/posts/one/one.pdf")).isEqualTo("posts/one/one.pdf");
  }

  @Test
  void references_in_markup_are_resolved_for_a_page_or_a_feed() {
    String body =
        "<a href=\"/b/\">b</a><a href=\"#abc\" id=\"abc\">c</a><img src=\"resource:a.png\" />"
            + "<mi mathcolor=\"#fff\">x</mi>";
    assertThat(print("x | forPage(article)", body))
        .isEqualTo(
            "<a href=\"../../b/index.html\">b</a><a href=\"#abc\" id=\"abc\">c</a>"
                + "<img src=\"a.png\" decoding=\"async\" /><mi mathcolor=\"#fff\">x</mi>");
    assertThat(print("x | forFeed(article)", body))
        .isEqualTo(
            "<a href=\"https://example.org/b/\">b</a>"
                + "<a href=\"https://example.org/posts/hello/#abc\" id=\"abc\">c</a>"
                + "<img src=\"https://example.org/posts/hello/a.png\" />"
                + "<mi mathcolor=\"#fff\">x</mi>");
  }

  @Test
  void markup_becomes_plain_text() {
    assertThat(
            print(
                "x | plain",
                "<h2>A</h2><p>b <b>c</b>\n d &lt;e&gt;</p><ul><li>f</li><li><p>g</p></li></ul>"
                    + "<pre><code>h\n  i</code></pre><table><tr><td>j</td><td>k</td></tr></table>"))
        .isEqualTo("A\n\nb c d <e>\n\n- f\n- g\n\nh\n  i\n\nj\tk");
    assertThat(print("x | excerpt(12)", "One  word\nafter another")).isEqualTo("One word…");
    assertThat(print("x | excerpt(50)", "short")).isEqualTo("short");
  }

  @Test
  void json_is_safe_anywhere() {
    assertThat(print("x | json", "a\"b\\</script>\n\u0001\u2028é"))
        .isEqualTo("\"a\\\"b\\\\\\u003c/script\\u003e\\n\\u0001\\u2028é\"");
    // A lone surrogate is no character of UTF-8, so a text with one is written in ASCII.
    assertThat(print("x | json", "\uD800é")).isEqualTo("\"\\uD800\\u00E9\"");
    assertThat(print("x | json", List.of(1, true, Map.of("a", "b"))))
        .isEqualTo("[1,true,{\"a\":\"b\"}]");
  }

  @Test
  void a_cdata_section_cannot_be_broken() {
    assertThat(print("x | cdata", "a]]>b\u0000")).isEqualTo("<![CDATA[a]]]]><![CDATA[>b\uFFFD]]>");
  }

  @Test
  void sizes_and_times_are_for_people() {
    assertThat(print("x | bytes", 999L)).isEqualTo("999\u00a0B");
    assertThat(print("x | bytes", 184_311L)).isEqualTo("184\u00a0kB");
    assertThat(print("x | bytes", 999_700L)).isEqualTo("1\u00a0MB");
    assertThat(print("x | bytes('de')", 1_250_000L)).isEqualTo("1,3\u00a0MB");
    assertThat(print("x | minutes", 10)).isEqualTo("1");
    assertThat(print("x | minutes", 1_100)).isEqualTo("5");
  }

  @Test
  void words_are_in_the_nearest_language() {
    assertThat(print("t('contents', x)", "de-AT")).isEqualTo("Inhalt");
    assertThat(print("t('contents', x)", "zh-TW")).isEqualTo("目錄");
    assertThat(print("t('contents', x)", "zh-Hans-CN")).isEqualTo("目录");
    assertThat(print("t('contents', x)", "tlh")).isEqualTo("Contents");
    assertThat(print("t('contents', x)", "../en")).isEqualTo("Contents");
    assertThat(print("t('minutes', x, 4)", "ja")).isEqualTo("読了時間 4 分");
    assertThatThrownBy(() -> print("t('nonsense', x)", "de")).hasMessageContaining("no key");
  }

  @Test
  void every_language_has_every_word() {
    List<String> keys = keys("i18n/en.properties");
    assertThat(OURS.names("i18n")).hasSizeGreaterThan(15);
    for (String file : OURS.names("i18n")) {
      assertThat(keys(file)).as(file).isEqualTo(keys);
    }
  }

  private static List<String> keys(String file) {
    return OURS.find(file)
        .orElseThrow()
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" =", 2)[0])
        .toList();
  }

  @Test
  void a_language_names_itself_and_its_direction() {
    assertThat(print("x | languageName", "ja")).isEqualTo("日本語");
    assertThat(print("direction(x)", "fa-IR")).isEqualTo("rtl");
    assertThat(print("direction(x)", "az-Arab")).isEqualTo("rtl");
    assertThat(print("direction(x)", "en")).isEqualTo("ltr");
  }
}
