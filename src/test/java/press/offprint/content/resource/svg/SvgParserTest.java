package press.offprint.content.resource.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.settings.Limits;

class SvgParserTest {
  private final SvgFindings findings = new SvgFindings("p.svg", false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<g><rect width='1'/></g>              | <g><rect width=\"1\"/></g>",
        "<a href='https://a.b'><rect/></a>     | <g><rect/></g>",
        "<rect href='#x'/>                     | <rect/>",
        "<use href='#x' xlink:href='#y'/>      | <use xlink:href=\"#x\"/>",
        "<use xlink:href='#y' href='#x'/>      | <use xlink:href=\"#x\"/>",
        "<use xlink:href=' #y '/>              | <use xlink:href=\"#y\"/>",
        "<g id='a'/><g id='a'/>                | <g id=\"a\"/><g/>",
        "<g>text</g><text>text</text>          | <g/><text>text</text>",
        "<text xml:lang='de'>a</text>          | <text xml:lang=\"de\">a</text>",
        "<rect aria-label='a' data-x='b'/>     | <rect aria-label=\"a\"/>",
        "<rect fill='light-dark(red, blue)'/>  | <rect fill=\"red\"/>",
        "<rect style='x:1;behavior:y'/>        | <rect style=\"x:1\"/>",
        "<metadata>a</metadata><!-- b --><g/>  | <g/>"
      })
  void the_tree_holds_allowed_parts_only(String from, String to) throws UnusableFileException {
    assertThat(parse(from)).isEqualTo(to);
    assertThat(findings.list()).filteredOn(f -> !f.message().contains("outside")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>a</script>              | the element script",
        "<g><foreignObject/></g>         | the element foreignObject",
        "<switch><foreignObject><script xmlns=''/></foreignObject></switch> | the element script",
        "<rect onclick='a'/>             | the event handler onclick",
        "<use href='a.svg#x'/>           | a reference to something outside the picture",
        "<image href='data:image/webp;base64,UklGRgAAAABXRUJQ'/> | not PNG, JPEG or GIF",
        "<image href='data:image/png;base64,Qk0='/> | not PNG, JPEG or GIF"
      })
  void a_removed_part_is_a_finding(String svg, String finding) throws UnusableFileException {
    parse(svg);
    assertThat(findings.list())
        .extracting(ResourceFinding::message)
        .singleElement()
        .asString()
        .contains(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<svg xmlns='http://www.w3.org/2000/svg'>&x;</svg> | entities",
        "<svg xmlns='http://www.w3.org/2000/svg'>\\n<g></svg> | (line 2)",
        "<svg/> | no SVG picture",
        "<html xmlns='http://www.w3.org/1999/xhtml'/> | no SVG picture"
      })
  void another_document_is_refused(String text, String message) {
    UnusableFileException refusal =
        catchThrowableOfType(
            UnusableFileException.class, () -> parseDocument(text.replace("\\n", "\n")));
    assertThat(refusal.of("p.svg").message()).contains(message);
  }

  @Test
  void html_beside_a_truncated_label_completes_the_label() throws UnusableFileException {
    String html =
        "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>A b c</div></foreignObject>";
    assertThat(parse("<switch>" + html + "<text x='1' y='2'>A b...</text></switch>"))
        .contains(">A b c</tspan>");
    assertThat(parse("<switch>" + html + "<g/></switch><text>A b...</text>"))
        .endsWith("<text>A b...</text>");
  }

  private String parse(String content) throws UnusableFileException {
    String open =
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>";
    String whole = SvgWriter.write(parseDocument(open + content + "</svg>")).text();
    int end = whole.lastIndexOf("</svg>");
    return end < 0 ? "" : whole.substring(whole.indexOf('>') + 1, end);
  }

  private SvgElement parseDocument(String text) throws UnusableFileException {
    return SvgParser.parse(text, findings, new SvgImages(Limits.DEFAULT, findings));
  }
}
