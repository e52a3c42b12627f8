package press.offprint.content.xhtml.clean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.SampleContext;
import press.offprint.content.xhtml.write.Serializer;
import press.offprint.model.Link;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

class SanitizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          <p>Text</p>                             => <p>Text</p>
          <center>Text</center>                   => <div class="center">Text</div>
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
    assertThat(SampleContext.codes(context)).isIn("", "TEXT_SANITISED");
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
          <p style="background: url(//example.org/a)">  => TEXT_SANITISED RESOURCE_REMOTE
          <link rel="x" href="../../../etc/passwd">     => RESOURCE_OUTSIDE_ROOT TEXT_SANITISED
          <style>@import "https://example.org/a";</style> => RESOURCE_REMOTE TEXT_SANITISED
          <img src="missing.png">                          => RESOURCE_MISSING
          <a href="javascript:x()">Text</a>             => LINK_FORBIDDEN
          <form><input type="text"><button>Send</button></form> => TEXT_SANITISED
          <p onclick="x()" style="color: red">Text</p>  => TEXT_SANITISED TEXT_SANITISED
          <object data="a.swf">Text</object>            => TEXT_SANITISED
          <iframe srcdoc="Text"></iframe>               => TEXT_SANITISED
          """)
  void removed_elements_and_their_references_are_reported(String html, String codes) {
    BodyContext context = SampleContext.create();
    clean(html, context);
    assertThat(SampleContext.codes(context)).isEqualTo(codes);
  }

  @Test
  void each_kind_is_reported_once_with_its_places_and_a_remedy_that_fits() {
    BodyContext context = SampleContext.create();
    clean(
        "<p style='color:red'>a</p>\n<p style='float:left'>b</p>\n<script>x</script>"
            + "<embed src='a.swf'><button>c</button>",
        context);
    assertThat(context.problems().stream().map(p -> p.placesText() + ": " + p.hint()))
        .containsExactly(
            "line 1, 2 places: Use a class, and write its rules into templates/web/own.css.",
            "line 2: Put the result of the script into the post, such as a picture or a table.",
            "line 2: Link to the content, or put a picture of it into the post.",
            "line 2: Link to a page that has the form.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p style='text-align:center'>a</p>",
        "<img src='dot.png' style='width: 50%; height: auto'>",
        "<input type='checkbox'>",
        "<p style=''>a</p>",
        "<section>a</section>"
      })
  void an_attribute_that_is_honoured_is_not_reported(String html) {
    BodyContext context = SampleContext.create();
    clean(html, context);
    assertThat(context.problems())
        .extracting(Problem::code)
        .doesNotContain(ProblemCode.TEXT_SANITISED);
  }

  @Test
  void links_to_pages_of_the_site_keep_their_line() {
    BodyContext context = SampleContext.create();
    clean("<p>One\ntwo\n<a href=\"other.md\">three</a> <a href=\"#here\">four</a></p>", context);
    assertThat(context.links()).containsExactly(new Link("/posts/other/", 2));
  }

  private static String clean(String html, BodyContext context) {
    return Serializer.write(
            new Sanitizer(context, offset -> offset).clean(SampleContext.parse(html)))
        .toString();
  }
}
