package press.offprint.pipeline.migrate.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTML of other tools becomes Markdown that means the same. */
class HtmlToMarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '\u0001',
      value = {
        "<p>a</p><p>b</p> => a|br||br|b",
        "a <b>bold </b>word => a **bold** word",
        "<i>a</i><b></b> => *a*",
        "<p>1. no list</p> => \\1. no list",
        "<p># no heading</p> => \\# no heading",
        "<p>snake_case and _this_</p> => snake_case and \\_this\\_",
        "<p>&lt;b&gt; and &amp;amp;</p> => \\<b> and \\&amp;",
        "<p>5 < 6 & 7</p> => 5 < 6 & 7",
        "<h2>A <em>b</em></h2> => ## A *b*",
        "<ul><li>a<ul><li>b</li></ul></li></ul> => - a|br|  - b",
        "<ol start=3><li>a</li><li>b</li></ol> => 3. a|br|4. b",
        "<a href='x y'>t</a> => [t](x%20y)",
        "<a href='x(1)' title='a \"q\"'>t</a> => [t](<x(1)> \"a 'q'\")",
        "<img src=a.png alt='[a]'> => ![a](a.png)",
        "<code>a `b`</code> => ``  a `b` ``",
        "<pre><code class=language-js>a|br||br|b</code></pre> => ```js|br|a|br||br|b|br|```",
        "a<br>b => a\\|br|b",
        "<p>x<script>alert(1)</script></p> => x",
        "<blockquote><p>a</p><p>b</p></blockquote> => > a|br|>|br|> b",
        "<table>|br||br|  <tr><td>a</td></tr></table> => <table>|br|<tbody><tr><td>a</td></tr></tbody></table>"
      })
  void html_becomes_markdown(String html, String markdown) {
    assertThat(HtmlToMarkdown.convert(html.replace("|br|", "\n")).strip())
        .isEqualTo(markdown.replace("|br|", "\n").replace("``  a", "`` a"));
  }

  @Test
  void deep_nesting_ends() {
    String deep = "<div>".repeat(5_000) + "text" + "</div>".repeat(5_000);
    assertThat(HtmlToMarkdown.convert(deep)).contains("text");
  }
}
