package press.offprint.content.xhtml.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.xhtml.tree.SampleContext;
import press.offprint.content.xhtml.write.Serializer;

class ContentModelTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          text                                     => <p>text</p>
          text<div>block</div>more                 => <p>text</p><div>block</div><p>more</p>
          <b>a<div>b</div>c</b>                    => <p>a</p><div>b</div><p>c</p>
          <a href="#">a<div>b</div></a>            => <a href="#">a<div>b</div></a>
          <h2 id="i">a<div>b</div>c</h2>           => <h2 id="i">a</h2><div>b</div><h2>c</h2>
          <li>item</li>                            => <div>item</div>
          <ul>text<li>item</li></ul>               => <ul><li>text</li><li>item</li></ul>
          <ul><li>a</li><ul><li>b</li></ul></ul>   => <ul><li>a<ul><li>b</li></ul></li></ul>
          <ul></ul>                                => ``
          <dl><dd>a</dd><dt>b</dt></dl>            => <div>a</div><dl><dt>b</dt><dd></dd></dl>
          <details>text</details>                  => <details><summary>…</summary><p>text</p></details>
          <summary>text</summary>                  => <p>text</p>
          <figcaption>text</figcaption>            => <div>text</div>
          <ruby>text</ruby>                        => <p><span>text</span></p>
          <bdo>text</bdo>                          => <p><span>text</span></p>
          <blockquote>a<p>b</p></blockquote>       => <blockquote><p>a</p><p>b</p></blockquote>
          <p>  <br></p>                            => ``
          """)
  void elements_are_rearranged_until_the_content_model_holds(String html, String repaired) {
    Element body = new Element("div");
    body.appendChildren(SampleContext.parse(html).childNodesCopy());
    new ContentModel().apply(body, SampleContext.create());
    assertThat(Serializer.write(body).toString().replace("\n", "")).isEqualTo(repaired);
  }
}
