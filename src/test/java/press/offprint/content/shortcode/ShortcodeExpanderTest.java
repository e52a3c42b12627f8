package press.offprint.content.shortcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.Examples;
import press.offprint.content.markdown.dialect.Dialect;
import press.offprint.content.markdown.dialect.PostDialect;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.shortcode.expansion.Expansion;
import press.offprint.model.Metadata;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/** Each row has a body and its expansion, with all placeholders filled. */
class ShortcodeExpanderTest {
  private static final String NONCE = "nonce";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{{< param title >}}                    | Paper",
        "{{< param author.name >}}              | Mika",
        "{{< ref \"other.md#part\" >}}          | /posts/other/#part",
        "{{< relref other.md >}}                | /posts/other/",
        "{{< vimeo 12 >}}                       | <p class=\"embed\"><a href=\"https://vimeo.com/12\">Vimeo: vimeo.com/12</a></p>",
        "{{< figure src=\"a.png\" alt=\"b\" >}} | <figure><img src=\"a.png\" alt=\"b\"/></figure>",
        "{{< figure.html src=\"a.png\" >}}      | <figure><img src=\"a.png\" alt=\"\"/></figure>",
        "{{< highlight go >}}*a*{{< /highlight >}} | <pre><code class=\"language-go\">*a*#</code></pre>",
        "{{< highlight go \"hl_inline=true\" >}}a{{< /highlight >}} | <code>a</code>",
        "{{< qr >}}hello{{< /qr >}}             | <figure class=\"qr\"><img src=\"stored.svg\" alt=\"hello\"/></figure>",
        "{{< details Summary >}}*a*{{< /details >}} | ##<details><summary>Summary</summary>##*a*##</details>##",
        "{{</* ref other.md */>}}               | {{&lt; ref other.md &gt;}}",
        "`{{< param title >}}`                  | `Paper`",
        "`{{< figure src=\"a.png\" >}}`         | `{{< figure src=\"a.png\" >}}`",
        "{{< /details >}}words                  | words"
      })
  void shortcodes(String body, String expansion) {
    assertThat(expand(body)).isEqualTo(expansion.replace('#', body.contains("ref") ? '#' : '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{{ page.title }} of {{ site.title }}       | Paper of Paper & Ink",
        "{{ \"/a/\" # absolute_url }}               | https://example.org/a/",
        "{% post_url other.md %}                    | /posts/other/",
        "{% highlight go linenos %}a{% endhighlight %} | <pre data-options=\"linenos\"><code class=\"language-go\">a^</code></pre>",
        "{% raw %}{{ page.title }}{% endraw %}      | {{ page.title }}",
        "a{% comment %}b{% endcomment %}            | a",
        "{% gist mika/12 %}                         | <p class=\"embed\"><a href=\"https://gist.github.com/mika/12\">Gist: gist.github.com/mika/12</a></p>",
        "{% include image.html src=\"a.png\" alt='b' %} | <figure><img src=\"a.png\" alt=\"b\"/></figure>",
        "{% include image.html src=page.image %}    | <figure><img src=\"cover.png\" alt=\"\"/></figure>"
      })
  void jekyll_tags_are_expanded(String body, String expansion) {
    assertThat(expand(body.replace('#', '|'))).isEqualTo(expansion.replace('^', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{{< unknown >}}                  | SHORTCODE_UNKNOWN",
        "{{< details >}} that is not closed | SHORTCODE_UNKNOWN",
        "{{< vimeo >}}                    | SHORTCODE_INVALID",
        "{{< qr >}}                       | SHORTCODE_INVALID",
        "{{< param missing >}}            | SHORTCODE_INVALID",
        "{{< ref >}}                      | SHORTCODE_INVALID",
        "{{< figure                       | SHORTCODE_INVALID",
        "{{ page.missing }}               | SHORTCODE_INVALID",
        "{{< ref missing.md >}}           | LINK_BROKEN",
        "`{{< ref missing.md >}}`         | LINK_BROKEN",
        "{% link missing.md %}            | LINK_BROKEN",
        "{{< readfile a.txt >}}           | INCLUDE_FORBIDDEN",
        "{% include a.html %}             | INCLUDE_FORBIDDEN",
        "{% assign a = 1 %}               | SHORTCODE_UNKNOWN"
      })
  void faults_are_reported_with_their_line(String body, ProblemCode code) {
    List<Problem> problems = expansion("first\n\n" + body).problems();
    assertThat(problems).extracting(Problem::code).containsExactly(code);
    assertThat(problems).extracting(Problem::line).containsExactly(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{{< card title=\"A card\" url=\"/x/\" >}}        | <p>A card</p>",
        "See {{< card name=\"Mika\" text=\"Hi\" id=3 >}}.   | See Mika, Hi.",
        "{{< quote author=\"Mika\" >}}^Words^{{< /quote >}} | ^^<p>Mika</p>^^^Words^",
        "{{< panel title=\"T\" >}}words{{< /panel >}}       | T words",
        "{{< tag warning >}}                              | ",
        "{{< alert \"Mind the gap\" warning >}}             | <p>Mind the gap</p>",
        "{{< img src=\"a.png\" caption=\"A dot\" >}}        | <figure><img src=\"a.png\" alt=\"\"/><figcaption><p>A dot</p></figcaption></figure>",
        "{{ card(title=\"A card\") }}                      | <p>A card</p>",
        "{% include alert.html content=\"Mind it\" %}       | <p>Mind it</p>"
      })
  void an_unknown_shortcode_keeps_its_words(String body, String expansion) {
    assertThat(expand(body.replace('^', '\n')))
        .isEqualTo(expansion == null ? "" : expansion.replace('^', '\n'));
  }

  @Test
  void every_unknown_output_is_reported_in_a_post_of_jekyll_alone() {
    String body = "{{ \"a\" | upcase }} {{ content }} {{ page.title }}";
    Expansion jekyll = expansion(body, Dialect.JEKYLL);
    assertThat(filled(jekyll)).isEqualTo("{{ \"a\" | upcase }} {{ content }} Paper");
    assertThat(jekyll.problems())
        .extracting(Problem::code)
        .containsOnly(ProblemCode.SHORTCODE_INVALID);
    assertThat(jekyll.problems()).hasSize(2);
    assertThat(expansion(body).problems()).isEmpty();
  }

  @Test
  void an_unknown_shortcode_is_reported_once_with_the_number_of_its_places() {
    List<Problem> problems =
        expansion("{{< a >}} {{< a >}}\n\n{{< b >}}\n\n{{< a x=1 >}}").problems();
    assertThat(problems.stream().map(p -> p.message() + " " + p.placesText()))
        .containsExactly(
            "The shortcode \"a\" is unknown; its words are kept. lines 10, 14, 3 places",
            "The shortcode \"b\" is unknown; its words are kept. line 12");
  }

  @Test
  void lines_of_the_expansion_lead_to_lines_of_the_post() {
    Expansion expansion =
        expansion("{{< details a >}}\nwords\n{{< /details >}}\n\n{{% param title %}}");
    assertThat(expansion.lines().at(expansion.text().indexOf("words"))).isEqualTo(11);
    assertThat(expansion.lines().at(expansion.text().length())).isEqualTo(14);
  }

  @ParameterizedTest
  @CsvSource({"youtube", "figure", "ref", "qr", "details", "readfile", "highlight.html"})
  void built_in_shortcodes_are_found_by_name(String name) {
    assertThat(expansion("{{< " + name + " a b >}}{{< /" + name + " >}}").problems())
        .extracting(Problem::code)
        .doesNotContain(ProblemCode.SHORTCODE_UNKNOWN);
  }

  private static String expand(String body) {
    return filled(expansion(body));
  }

  private static String filled(Expansion expansion) {
    return expansion.placeholders().fill(expansion.text(), new InsertedText(Limits.DEFAULT));
  }

  private static Expansion expansion(String body) {
    return expansion(body, Dialect.HUGO);
  }

  private static Expansion expansion(String body, Dialect dialect) {
    Metadata metadata = Examples.metadata("Paper", "en");
    Map<String, Object> fields = new HashMap<>();
    fields.put("title", "Paper");
    fields.put("image", "cover.png");
    fields.put("author", Map.of("name", "Mika"));
    ExpansionContext context =
        new ExpansionContext(
            withFields(metadata, fields),
            Examples.site(),
            OnePost::path,
            line -> line,
            svg -> "stored.svg",
            ShortcodeTemplates.NONE,
            NONCE,
            new PostDialect(Set.of(dialect)),
            new InsertedText(Limits.DEFAULT));
    return ShortcodeExpander.expand(body, 10, NONCE, context);
  }

  private static Metadata withFields(Metadata metadata, Map<String, Object> fields) {
    return new Metadata(
        metadata.title(),
        metadata.description(),
        metadata.summary(),
        metadata.language(),
        metadata.direction(),
        metadata.authors(),
        metadata.keywords(),
        metadata.terms(),
        metadata.dates(),
        metadata.address(),
        metadata.cover(),
        metadata.weight(),
        metadata.draft(),
        fields);
  }

  /** A site with one other post, {@code other.md}. */
  private static final class OnePost {
    static Optional<String> path(String reference) {
      return reference.equals("other.md") ? Optional.of("/posts/other/") : Optional.empty();
    }
  }
}
