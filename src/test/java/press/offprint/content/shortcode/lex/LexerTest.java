package press.offprint.content.shortcode.lex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row has a text and its tokens, as {@link #describe} writes them. */
class LexerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '~',
      value = {
        "Words only.                            | text",
        "See {{< ref \"a.md\" >}} there.        | text, ref[a.md], text",
        "{{% param author.name %}}              | param[author.name]",
        "{{< figure src=\"a.png\" alt=`b` >}}   | figure{alt=b, src=a.png}",
        "{{< note >}}words{{< /note >}}         | note[], text, /note[]",
        "{{< note />}}words                     | note/[], text",
        "{{</* note */>}}                       | literal {{< note >}}",
        "{{< note                               | malformed, text",
        "`{{< ref a >}}`                        | text, ref[a] in code, text",
        "`{{< note` {{< note >}}                | text, note[]"
      })
  void hugo_shortcodes_are_found(String text, String tokens) {
    assertThat(describe(text)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{{ youtube(id=\"a\") }}                   | youtube/{id=a}",
        "{% quote(by=\"b\") %}words{% end %}       | quote{by=b}, text, /quote[]",
        "{{/* youtube(id=\"a\") */}}               | literal {{ youtube(id=\"a\") }}",
        "{{ call(1) }}                             | text",
        "words {% end %}                           | text",
        "`{{ youtube(id=\"a\") }}`                 | text"
      })
  void zola_shortcodes_are_found(String text, String tokens) {
    assertThat(describe(text)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{% highlight go %}x := 1{% endhighlight %} | highlight(go) enclosing x := 1",
        "{% raw %}{{ page.title }}{% endraw %}      | raw() enclosing {{ page.title }}",
        "{% raw %}words                             | text",
        "{{ page.title }} and {{ title }}           | =(page.title), text",
        "{{ page.title # filter }}                  | =(page.title # filter)",
        "{{ \"/a/\" # filter }}                     | text",
        "{% if page.a %}b{% endif %}                | if(page.a), text, endif()",
        "{% unknown a %}                            | text",
        "`{% raw %}a{% endraw %}`                   | text, raw() enclosing a, text"
      })
  void jekyll_tags_are_expanded(String text, String tokens) {
    assertThat(describe(text.replace('#', '|'))).isEqualTo(tokens.replace('#', '|'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "$a^2$ costs $5 and $6                    | formula a^2, text",
        "\\(x_1\\) and \\(words in brackets\\)     | formula x_1, text",
        "$$x$$                                    | display x",
        "\\[x = 1\\]                              | display x = 1",
        "a \\[x = 1\\]                            | text",
        "\\begin{align}x\\end{align}              | display \\begin{align}x\\end{align}",
        "\\\\(x_1\\\\) C:\\\\(x86)                 | formula x_1, text",
        "`$a^2$`                                  | text",
        "<code>$a^2$</code>                       | text",
        "<!-- $a^2$ --> $b^2$                     | text, formula b^2"
      })
  void formulas(String text, String tokens) {
    assertThat(describe(text)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[[note]] and ![[a.png]]      | wiki note, text, embed a.png",
        "[[note#part!words]]          | wiki note#part!words",
        "[[1, 2]] and [[a]](b)        | text",
        "==marked==                   | html <mark>, text, html </mark>",
        "a == b and c == d            | text",
        "words %%hidden%%             | text, html ",
        "words^[a note]               | text, note a note",
        "[^a-z]+ and ^[a-z]+          | text",
        "A block. ^block-1            | text, html <a id=\"block-block-1\"></a>",
        "x ^2                         | text"
      })
  void obsidian_syntax_is_found(String text, String tokens) {
    assertThat(describe(text.replace('!', text.startsWith("[[note#") ? '|' : '!')))
        .isEqualTo(tokens == null ? "" : trimmed(tokens));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{{< a >}}{{% b %}}$x^2$\n\n```\n{{< ref x >}}\n```\n[[a]] ==b== {% raw %}c{% endraw %}",
        "{{< {{< {% {{ $ $$ \\( [[ == %% ^[ ` ~~~ <pre> <!--"
      })
  void tokens_cover_the_text_without_gaps(String text) {
    int end = 0;
    for (Token token : Lexer.tokens(text)) {
      assertThat(token.start()).isEqualTo(end);
      end = token.end();
    }
    assertThat(end).isEqualTo(text.length());
  }

  private static String trimmed(String tokens) {
    return tokens.endsWith("html") ? tokens + " " : tokens;
  }

  private static String describe(String text) {
    List<Token> tokens = Lexer.tokens(text);
    return tokens.stream().map(token -> describe(token, text)).collect(Collectors.joining(", "));
  }

  private static String describe(Token token, String text) {
    if (token instanceof Token.Shortcode shortcode) {
      ShortcodeTag tag = shortcode.tag();
      ShortcodeParameters parameters = tag.parameters();
      return (tag.closing() ? "/" : "")
          + tag.name()
          + (tag.complete() ? "/" : "")
          + (parameters.named().isEmpty()
              ? parameters.positional()
              : new java.util.TreeMap<>(parameters.named()))
          + (shortcode.code() ? " in code" : "");
    } else if (token instanceof Token.Literal literal) {
      return "literal " + literal.text();
    } else if (token instanceof Token.Malformed) {
      return "malformed";
    } else if (token instanceof Token.Formula formula) {
      return (formula.display() ? "display " : "formula ") + formula.tex();
    } else if (token instanceof Token.Liquid tag) {
      String inner = text.substring(tag.innerStart(), tag.innerEnd());
      return tag.name()
          + "("
          + tag.argument()
          + ")"
          + (inner.isEmpty() ? "" : " enclosing " + inner);
    } else if (token instanceof Token.Wiki wikilink) {
      return (wikilink.embed() ? "embed " : "wiki ")
          + wikilink.target()
          + wikilink.fragment()
          + (wikilink.label().isEmpty() ? "" : "!" + wikilink.label());
    } else if (token instanceof Token.Note note) {
      return "note " + note.text();
    } else if (token instanceof Token.Html html) {
      return "html " + html.html();
    }
    return "text";
  }
}
