package press.offprint.content.shortcode.lex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.markdown.dialect.Dialect;
import press.offprint.content.markdown.dialect.PostDialect;

/** Each row has a text and its tokens, as {@link #describe} writes them. */
class LexerTest {
  private static final PostDialect NONE = new PostDialect(Set.of());
  private static final Set<String> OWN = Set.of("figure", "gist", "if");

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
      value = {
        "{% figure src=\"a.png\" %}                   | figure{src=a.png}",
        "{%- figure 'a b', \"c\", 3 -%}               | figure[a b, c, 3]",
        "{% figure caption:\"a b\" %}x{% endfigure %} | figure{caption=a b}, text, /figure[]",
        "{% figure https://a.org/b.png %}            | figure[https://a.org/b.png]",
        "{% figure a, -%}                            | figure[a]",
        "{% figure \"a %}                             | text",
        "{% youtube a %}                             | youtube(a)",
        "{% gist a %}                                | gist[a]",
        "{% if a %}                                  | if(a)",
        "{% figures a %} {% figure a                 | text",
        "`{% figure a %}`                            | text"
      })
  void a_tag_of_liquid_may_be_one_of_the_shortcodes_of_the_site(String text, String tokens) {
    assertThat(describe(text)).isEqualTo(tokens);
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
    for (Token token : Lexer.tokens(text, NONE, OWN::contains, name -> Optional.empty())) {
      assertThat(token.start()).isEqualTo(end);
      end = token.end();
    }
    assertThat(end).isEqualTo(text.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "export const a = () => {\\n\\n  '}'\\n}   | script <>",
        "export const a = `\\n\\n${`}`}\\n`\\n\\nb  | script <>, text",
        "export const a = {\\n\\nWords          | script <>, text",
        "> export const a = (\\n\\nWords         | text",
        "export const a = 1 /* b\\n\\nWords      | script <>, text",
        "export const a = /[(]/\\n\\nA ) ] )      | script <>, text",
        "We\\nexport const a = 1               | text",
        "export const re = /[(]/\\n\\nA\\n\\nexport const b = {\\n\\n}  | script <>, text, script <>",
        "export controls are words             | text",
        "export default data is a command.     | text",
        "export class of goods                 | text",
        "<Foo\\n  a={1}\\n\\n/>                   | script <<Foo a=\"1\" />>",
        "export const a = 1\\nWords below here  | script <>, text",
        "export const a = `b\\n\\nc`;\\n\\nd        | script <>, text",
        "export const a = 'b'\\n\\n{a} {b} {a.c()} | script <>, text, literal b, text, script <>, text, script <>",
        "import a from './b.png'\\n\\n<img src={a.src} />     | text, script <<img src=\"./b.png\" />>",
        "```\\nimport a from 'b'\\n```\\n\\n<img src={a} />  | text, script <<img />>",
        "<Tabs.Tab>a</Tabs.Tab>                | script <<Tab>>, text, script <</Tab>>",
        "<Tip.Dialog.Title>a</Tip.Dialog.Title> | script <<X-title>>, text, script <</X-title>>",
        "<b a='{x.y}'>c</b>                    | script <<b a=\"{x.y}\">>, text",
        "~| `<A/>` | `{a.b}` |\\n|---|---|~     | text",
        "$a_{b.c}$ \\\\frac{a.b}{c.d} {a.b       | text",
        "```\\nexport const a = 1\\n```         | text",
        "<img className='b' style={{a: 1}} />  | script <<img class=\"b\" />>",
        "<img src={require('./a.png').default}/> | script <<img src=\"./a.png\" />>",
        "<b>words</b> <a href={x                 | text",
        "<Script src='a.js' />words              | script <<script src=\"a.js\"></script>>, text",
        "<Textarea />words                       | script <<X-textarea />>, text",
        "<i />words <br /> <Foo a='b' />         | script <<i></i>>, text, script <<Foo a=\"b\" />>",
        "<Picture src='a.png' alt='A' />         | script <<img src=\"a.png\" alt=\"A\" />>",
        "a{' '}b {\"c\"}                         | text, script < >, text, literal c",
        "{/* a\\n\\nb */} {/* c */}              | script <>, text"
      })
  void the_javascript_of_mdx_is_found(String text, String tokens) {
    String source = text.replace("\\n", "\n");
    assertThat(describe(source, new PostDialect(Set.of(Dialect.MDX)))).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "import A from './a'                      | text",
        "<img className=\"a\">                    | text",
        "<i style={{float: 'left'}} width={2}>     | script <<i width=\"2\">>",
        "<a href={{ page.url }}>                  | text, =(page.url), text",
        "<a href=\"{{ page.url }}\" width={2}>    | text, =(page.url), text",
        "`<i style={{float: 'left'}}>`            | text"
      })
  void other_posts_may_hold_elements_of_jsx(String text, String tokens) {
    assertThat(describe(text)).isEqualTo(tokens);
  }

  private static String describe(String text) {
    return describe(text, NONE);
  }

  private static String describe(String text, PostDialect dialect) {
    List<Token> tokens = Lexer.tokens(text, dialect, OWN::contains, name -> Optional.empty());
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
    } else if (token instanceof Token.Script script) {
      return "script <" + script.markdown() + ">";
    } else if (token instanceof Token.Malformed) {
      return "malformed";
    } else if (token instanceof Token.Liquid tag) {
      String inner = text.substring(tag.innerStart(), tag.innerEnd());
      return tag.name()
          + "("
          + tag.argument()
          + ")"
          + (inner.isEmpty() ? "" : " enclosing " + inner);
    } else if (token instanceof Token.Caption caption) {
      return "caption " + text.substring(caption.textStart(), caption.textEnd()).strip();
    }
    return "text";
  }
}
