package press.offprint.content.resource.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.resource.SampleFiles;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

class SvgSanitizerTest {
  private static final String OPEN =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
          + " width='20' height='10'>";

  @Test
  void a_plain_drawing_is_not_changed() throws UnusableFileException {
    assertThat(clean("<g id='a' transform='scale(2)'><path d='M0 0h9' fill='#abc'/></g>"))
        .isEqualTo("<g id=\"a\" transform=\"scale(2)\"><path d=\"M0 0h9\" fill=\"#abc\"/></g>");
  }

  @Test
  void the_result_has_a_size_and_a_view_box_and_is_the_same_each_time()
      throws UnusableFileException {
    CheckedImage once = picture(OPEN + "<text>A &amp; B</text></svg>");
    assertThat(once.content().text())
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .contains("width=\"20\" height=\"10\" viewBox=\"0 0 20 10\"><text>A &amp; B</text></svg>");
    assertThat(SvgSanitizer.clean(once.content(), "p.svg", false, Limits.DEFAULT)).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource({
    "width='30' height='20', 30, 20",
    "width='72pt' height='6pc', 96, 96",
    "width='1in' height='25.4mm', 96, 96",
    "viewBox='0 0 40 50', 40, 50",
    "viewBox='0 0 40 20' width='80', 80, 40",
    "viewBox='0 0 40 20' height='80', 160, 80",
    "width='100%' height='100%' viewBox='0 0 7 9', 7, 9",
    "version='1.1', 300, 150"
  })
  void the_size_is_in_css_pixels(String attributes, int width, int height)
      throws UnusableFileException {
    CheckedImage picture = picture("<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "/>");
    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<SCRIPT xmlns='http://www.w3.org/1999/xhtml'/><script/>",
        "<rect onclick='alert(1)'/>",
        "<rect ONLOAD='alert(1)'/>",
        "<a xlink:href='javascript:alert(1)'><rect/></a>",
        "<a href='data:text/html,x'><rect/></a>",
        "<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>",
        "<rect><animate attributeName='href' to='javascript:alert(1)'/></rect>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<image href='other.png'/>",
        "<image xlink:href='file:///etc/passwd'/>",
        "<image xlink:href='jar:http://example.org/a.jar!/x.png'/>",
        "<use href='other.svg#a'/>",
        "<handler xmlns='http://www.w3.org/2000/svg'/>",
        "<image href='data:image/svg+xml,%3Csvg/%3E'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<rect fill='url(other.svg#a)'/>",
        "<style>@font-face{font-family:x;src:url(data:font/woff2;base64,AA)}</style>"
      })
  void active_content_and_external_references_are_removed_with_a_warning(String content)
      throws UnusableFileException {
    CheckedImage picture = picture(OPEN + content + "</svg>");
    assertThat(picture.findings())
        .extracting(ResourceFinding::code)
        .containsExactly(ProblemCode.SVG_FORBIDDEN);
    assertThat(picture.content().text())
        .doesNotContainIgnoringCase("script")
        .doesNotContain("alert", "passwd", "other", "jar:", "data:", "foreignObject");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<image xlink:href='http://example.org/i.png'/>",
        "<image href='//example.org/i.png'/>",
        "<use href='https://example.org/u.svg#a'/>",
        "<style>@import url(http://example.org/c.css); rect{fill:red}</style>",
        "<style>@import 'http://example.org/c.css';</style>",
        "<style>rect{fill:url(http://example.org/a)}</style>",
        "<rect style='fill:url(\"http://example.org/a\")'/>",
        "<rect filter=' URL( http://example.org/a#b )'/>",
        "<?xml-stylesheet href='http://example.org/s.css'?>"
      })
  void references_to_the_web_are_removed_with_a_warning(String content)
      throws UnusableFileException {
    CheckedImage picture = picture(OPEN + content + "</svg>");
    assertThat(picture.findings())
        .extracting(ResourceFinding::code)
        .containsExactly(ProblemCode.RESOURCE_REMOTE);
    assertThat(picture.content().text()).doesNotContain("example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rect{fill:u\\72l(http://example.org/a)}",
        "rect{background:expression(alert(1))}",
        "rect{behavior:url(#default#time2)}",
        "rect{-moz-binding:none}",
        "a:hover{fill:red}",
        "@media print{rect{fill:red}}",
        "rect{fill:var(--x)}",
        "</style><script>alert(1)</script><style>"
      })
  void a_style_sheet_keeps_plain_rules_only(String css) throws UnusableFileException {
    CheckedImage picture = picture(OPEN + "<style>" + css + " .kept{fill:red}</style></svg>");
    assertThat(picture.content().text()).contains(">.kept{fill:red}</style>");
  }

  @Test
  void an_embedded_raster_image_is_kept_after_a_check() throws UnusableFileException {
    String data = Base64.getEncoder().encodeToString(SampleFiles.picture("png", 3, 3));
    assertThat(clean("<image width='3' height='3' href='data:image/png;base64," + data + "'/>"))
        .contains("xlink:href=\"data:image/png;base64," + data + "\"");
  }

  @Test
  void a_truncated_label_beside_its_html_is_completed() throws UnusableFileException {
    CheckedImage picture =
        picture(
            OPEN
                + "<switch><foreignObject><div xmlns='http://www.w3.org/1999/xhtml'"
                + " style='display: flex; width: 118px;'>The stage (N - 1) bootstrap sequence</div>"
                + "</foreignObject><text x='70' y='114' font-size='12px'"
                + " fill='light-dark(#000000, #ffffff)'>The stage (N - 1) bo...</text></switch></svg>");
    assertThat(picture.findings()).isEmpty();
    assertThat(picture.content().text())
        .contains(
            "<switch><text x=\"70\" y=\"114\" font-size=\"12px\" fill=\"#000000\">"
                + "<tspan x=\"70\" y=\"106.80\">The stage (N - 1)</tspan>"
                + "<tspan x=\"70\" y=\"121.20\">bootstrap sequence</tspan></text></switch>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<rect fill='rgba(255, 0, 0, 0.5)'/> | <rect fill=\"rgb(255,0,0)\" fill-opacity=\"0.5\"/>",
        "<rect style='stroke:#ff000080'/> | <rect style=\"stroke:#ff0000;stroke-opacity:0.5019607843137255\"/>",
        "<rect fill='transparent'/> | <rect fill=\"none\"/>",
        "<rect fill='371922'/> | <rect/>",
        "<text y='12x'>a</text> | <text>a</text>",
        "<rect fill='url(#gone)' clip-path='url(#gone)'/> | <rect fill=\"none\"/>",
        "<rect fill='url(#gone) red'/> | <rect fill=\"red\"/>",
        "<g><use href='#gone'/></g> | <g/>"
      })
  void syntax_that_only_browsers_accept_is_written_as_plain_svg_1_1(String from, String to)
      throws UnusableFileException {
    assertThat(clean(from)).isEqualTo(to);
  }

  @Test
  void the_public_document_type_of_old_files_is_dropped() throws UnusableFileException {
    String old =
        "<?xml version=\"1.0\" standalone=\"no\"?>\n<!-- by hand -->\n"
            + "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\""
            + " \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
            + OPEN
            + "<rect/></svg>";
    assertThat(picture(old).content().text()).contains("<rect/>").doesNotContain("DOCTYPE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE svg SYSTEM \"http://example.org/x.dtd\" [<!ENTITY % p SYSTEM \"http://x\"> %p;]>",
        "<!DOCTYPE svg [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]>",
        "<!-- > --><!DOCTYPE svg PUBLIC \"[\" 'x' [<!ENTITY x 'y'>]>"
      })
  void a_document_type_with_entities_is_refused(String doctype) {
    assertThat(refusal(doctype + OPEN + "<text>x</text></svg>"))
        .isEqualTo(ProblemCode.SVG_FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<g id='a'><use xlink:href='#a'/></g>",
        "<pattern id='p'><rect fill='url(#p)'/></pattern><rect fill='url(#p)'/>",
        "<style>.m{mask:url(#m)}</style><mask id='m'><rect class='m'/></mask>",
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
        "<filter id='f' width='99999%'><feGaussianBlur stdDeviation='2'/></filter>",
        "<filter id='f'><feGaussianBlur stdDeviation='100000'/></filter>",
        "<filter id='f'><feTurbulence numOctaves='1000'/></filter>"
      })
  void circular_references_and_endless_filters_are_refused(String content) {
    assertThat(refusal(OPEN + content + "</svg>")).isEqualTo(ProblemCode.LIMIT_SVG);
  }

  @Test
  void repeated_use_is_refused_only_if_it_grows_exponentially() throws UnusableFileException {
    StringBuilder bomb = new StringBuilder(OPEN + "<g id='g0'><rect/></g>");
    for (int i = 1; i < 9; i++) {
      bomb.append("<g id='g").append(i).append("'>");
      bomb.append(("<use href='#g" + (i - 1) + "'/>").repeat(10)).append("</g>");
    }
    assertThat(refusal(bomb + "</svg>")).isEqualTo(ProblemCode.LIMIT_SVG);
    assertThat(clean("<g id='a'><rect/></g>" + "<use href='#a'/>".repeat(50))).contains("#a");
  }

  @Test
  void deeply_nested_or_huge_drawings_are_refused() {
    assertThat(refusal(OPEN + "<g>".repeat(5000) + "</g>".repeat(5000) + "</svg>"))
        .isEqualTo(ProblemCode.LIMIT_SVG);
    assertThat(refusal(OPEN + "<g/>".repeat(100_001) + "</svg>")).isEqualTo(ProblemCode.LIMIT_SVG);
    assertThat(refusal("<svg xmlns='http://www.w3.org/2000/svg' width='2000000000' height='2e9'/>"))
        .isEqualTo(ProblemCode.LIMIT_IMAGE_PIXELS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>",
        "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-svg/+AD4-",
        "not xml at all",
        "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='9'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'>&undeclared;</svg>"
      })
  void a_drawing_that_is_not_well_formed_is_corrupt(String text) {
    assertThat(refusal(text)).isIn(ProblemCode.RESOURCE_CORRUPT, ProblemCode.SVG_FORBIDDEN);
  }

  @Test
  void another_xml_vocabulary_is_not_an_image() {
    assertThat(refusal("<html xmlns='http://www.w3.org/1999/xhtml'><script/></html>"))
        .isEqualTo(ProblemCode.RESOURCE_TYPE);
  }

  @Test
  void utf_16_is_read() throws UnusableFileException {
    byte[] utf16 = (OPEN + "<text>é</text></svg>").getBytes(StandardCharsets.UTF_16);
    assertThat(
            SvgSanitizer.clean(Bytes.owning(utf16), "p.svg", false, Limits.DEFAULT)
                .content()
                .text())
        .contains("<text>é</text>");
  }

  @Test
  void metadata_of_editors_is_removed_without_a_warning() throws UnusableFileException {
    CheckedImage picture =
        picture(
            OPEN
                + "<metadata>x</metadata><i:pgf xmlns:i='urn:editor'>secret</i:pgf>"
                + "<rect xmlns:i='urn:editor' i:label='secret' data-note='secret'/></svg>");
    assertThat(picture.findings()).isEmpty();
    assertThat(picture.content().text()).contains("<rect/>").doesNotContain("secret");
  }

  private static String clean(String content) throws UnusableFileException {
    String whole = picture(OPEN + content + "</svg>").content().text();
    return whole.substring(whole.indexOf('>') + 1, whole.lastIndexOf("</svg>"));
  }

  private static CheckedImage picture(String svg) throws UnusableFileException {
    return SvgSanitizer.clean(Bytes.utf8(svg), "p.svg", false, Limits.DEFAULT);
  }

  private static ProblemCode refusal(String svg) {
    try {
      picture(svg);
      throw new AssertionError("It was accepted");
    } catch (UnusableFileException e) {
      return e.of("p.svg").code();
    }
  }
}
