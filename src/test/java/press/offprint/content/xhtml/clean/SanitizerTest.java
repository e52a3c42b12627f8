package press.offprint.content.xhtml.clean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.SampleContext;
import press.offprint.content.xhtml.write.Serializer;
import press.offprint.model.Link;

class SanitizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          <p>Text</p>                             => <p>Text</p>
          <center>Text</center>                   => <div>Text</div>
          <font color="red">Text</font>           => <span>Text</span>
          <tt>x</tt>                              => <code>x</code>
          <blink>Text</blink>                     => Text
          <p onclick="x()">Text</p>               => <p>Text</p>
          <p style="color:red">Text</p>           => <p>Text</p>
          <p style="text-align: RIGHT">Text</p>   => <p class="right">Text</p>
          <p align="center">Text</p>              => <p class="center">Text</p>
          <p class="note 1st a:b">Text</p>        => <p class="note">Text</p>
          <p lang="fi" dir="sideways">Text</p>    => <p lang="fi">Text</p>
          <ol start="3" type="a"><li>Text</ol>    => <ol start="3" type="a"><li>Text</li></ol>
          <ol start="x" type="z"><li>Text</ol>    => <ol><li>Text</li></ol>
          <aside>Text</aside>                     => <aside role="note">Text</aside>
          <style>p { color: red }</style>Text     => Text
          <math><mi>x</mi></math>                 => x
          """)
  void html_becomes_elements_and_attributes_that_are_allowed(String html, String clean) {
    BodyContext context = SampleContext.create();
    assertThat(clean(html, context).replace("\n", "")).isEqualTo(clean);
    assertThat(SampleContext.codes(context)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          <a href="other.md">Text</a>             => <a href="/posts/other/">Text</a>
          <a name="part">Text</a>                 => <span id="part">Text</span>
          <a>Text</a>                             => Text
          <a href="#a">One <a href="#b">two</a>   => <a href="#a">One </a><a href="#b">two</a>
          """)
  void links_are_resolved_or_unwrapped(String html, String clean) {
    assertThat(clean(html, SampleContext.create())).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          <script>x()</script>                          => TEXT_SANITISED
          <script src="https://example.org/a.js">       => RESOURCE_REMOTE TEXT_SANITISED
          <p style="background: url(//example.org/a)">  => RESOURCE_REMOTE
          <link rel="x" href="../../../etc/passwd">     => RESOURCE_OUTSIDE_ROOT
          <style>@import "https://example.org/a";</style> => RESOURCE_REMOTE
          <img src="missing.png">                          => RESOURCE_MISSING
          <a href="javascript:x()">Text</a>             => LINK_FORBIDDEN
          """)
  void removed_elements_and_their_references_are_reported(String html, String codes) {
    BodyContext context = SampleContext.create();
    clean(html, context);
    assertThat(SampleContext.codes(context)).isEqualTo(codes);
  }

  @Test
  void links_to_pages_of_the_site_keep_their_line() {
    BodyContext context = SampleContext.create();
    clean("<p>One\ntwo\n<a href=\"other.md\">three</a> <a href=\"#here\">four</a></p>", context);
    assertThat(context.links()).containsExactly(new Link("/posts/other/", 2));
  }

  private static String clean(String html, BodyContext context) {
    return Serializer.write(
        new Sanitizer(context, offset -> offset).clean(SampleContext.parse(html)));
  }
}
