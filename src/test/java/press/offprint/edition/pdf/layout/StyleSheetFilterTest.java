package press.offprint.edition.pdf.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.text.XmlText;

/** A style sheet is loaded only for documents that contain an element it is for. */
class StyleSheetFilterTest {
  private static final String HEAD =
      """
      <head>
        <link href="always" />
        <link href="east" data-where="lang=ja lang=zh" />
        <link href="right" data-where="dir=rtl" />
      </head>
      """;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<p>Words</p>, always",
        "<p lang='ja'>Words</p>, always east",
        "<p>Words <i lang='zh-Hant-TW'>among</i> others</p>, always east",
        "<p lang='ZH'>Words</p>, always east",
        "<p dir='RTL'>Words</p>, always right",
        "<p lang='ja'>Words <b dir='rtl'>both</b></p>, always east right",
        "<p lang='jam' dir='ltr'>Words</p>, always"
      })
  void a_style_sheet_is_selected_by_any_element(String body, String read) throws Exception {
    Document document =
        Dom.parse(
            XmlText.of(
                "<html lang='en'>" + HEAD + "<body>" + body.replace('\'', '"') + "</body></html>"));
    StyleSheetFilter.removeUnused(document);
    List<String> links =
        Dom.elements(document.getDocumentElement()).stream()
            .filter(element -> Dom.is(element, "link"))
            .map(link -> link.getAttribute("href"))
            .toList();
    assertThat(String.join(" ", links)).isEqualTo(read);
  }
}
