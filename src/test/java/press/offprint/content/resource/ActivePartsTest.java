package press.offprint.content.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;

class ActivePartsTest {
  private static List<ResourceFinding> pdf(String objects) {
    byte[] data = ("%PDF-1.7\n" + objects).getBytes(StandardCharsets.ISO_8859_1);
    return ActiveParts.find(Bytes.owning(data), List.of(), "a.pdf", "pdf");
  }

  private static String objectStream(String objects) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(objects.getBytes(StandardCharsets.ISO_8859_1));
    }
    return "9 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n"
        + out.toString(StandardCharsets.ISO_8859_1)
        + "\nendstream\nendobj\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 0 obj <</S/JavaScript/JS(app.alert\\(1\\))>> endobj",
        "1 0 obj <</OpenAction 3 0 R>> endobj",
        "1 0 obj <</AA<</O 3 0 R>>>> endobj",
        "1 0 obj <</S /Launch /F (a.exe)>> endobj",
        "1 0 obj <</S/J#61vaScript>> endobj",
        "1 0 obj <</Names<</EmbeddedFiles 4 0 R>>>> endobj"
      })
  void a_pdf_with_scripts_or_actions_is_found(String object) throws IOException {
    assertThat(pdf(object))
        .extracting(ResourceFinding::code)
        .containsOnly(ProblemCode.RESOURCE_ACTIVE);
    assertThat(pdf(objectStream(object))).hasSize(1);
    assertThat(pdf("2 0 obj <<>> stream\nx\nendstream endobj\n" + object)).hasSize(1);
  }

  @Test
  void a_pdf_without_them_is_not_reported() throws IOException {
    String page =
        "1 0 obj <</Type/Page/Title (JavaScript)/OpenAction [3 0 R /Fit]/JSX 1>> endobj\n";
    assertThat(pdf(page)).isEmpty();
    assertThat(pdf(objectStream(page))).isEmpty();
    assertThat(pdf("1 0 obj <<>> stream\n/JS /AA\nendstream endobj\n")).isEmpty();
  }

  @Test
  void an_object_stream_that_expands_without_limit_is_searched_in_part() throws IOException {
    String bomb = " ".repeat(40 << 20);
    assertThat(pdf(objectStream(bomb + "/JavaScript"))).isEmpty();
    assertThat(pdf(objectStream("/JavaScript" + bomb))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word/vbaProject.bin",
        "xl/activeX/activeX1.xml",
        "word/embeddings/oleObject1.bin",
        "Basic/Standard/Module1.xml",
        "Scripts/python/a.py"
      })
  void an_office_file_with_macros_or_controls_is_found(String name) {
    assertThat(ActiveParts.find(Bytes.utf8(""), List.of("content.xml", name), "a.odt", "odt"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("a.odt", name));
    assertThat(ActiveParts.find(Bytes.utf8(""), List.of("word/document.xml"), "a.docx", "docx"))
        .isEmpty();
    assertThat(ActiveParts.find(Bytes.utf8(""), List.of(name), "a.zip", "zip")).isEmpty();
  }
}
