package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Lines are justified to one right edge, and each word stays one string in the file. */
class JustifiedLinesTest {
  private static final String WORDS =
      "Ink, paper and pressure are three unknowns, and each of them changes with the weather. ";

  private final PdfInspector proof = printed();

  private static PdfInspector printed() {
    String body = "<p>" + WORDS.repeat(12) + "</p><p>A short one.</p>";
    return PdfSamples.print(PdfPosts.of(body));
  }

  @Test
  void all_lines_but_the_last_of_a_paragraph_end_at_one_edge() throws Exception {
    List<Float> edges = new ArrayList<>();
    PDFTextStripper lines =
        new PDFTextStripper() {
          @Override
          protected void writeString(String text, List<TextPosition> letters) {
            if (text.length() > 60) {
              TextPosition last = letters.get(letters.size() - 1);
              edges.add(last.getXDirAdj() + last.getWidthDirAdj());
            }
          }
        };
    try (PDDocument pdf = proof.open()) {
      lines.getText(pdf);
    }
    assertThat(edges).hasSizeGreaterThan(10);
    float edge = edges.get(0);
    // The last line of the paragraph may be long, too.
    assertThat(edges.subList(0, edges.size() - 1))
        .allSatisfy(each -> assertThat(each).isCloseTo(edge, Offset.offset(1.5f)));
  }

  @Test
  void a_word_is_shown_by_one_string() throws Exception {
    int strings = 0;
    int letters = 0;
    for (Object token : tokens()) {
      if (token instanceof COSArray shown) {
        for (Object piece : shown) {
          if (piece instanceof COSString codes) {
            strings++;
            letters += codes.getBytes().length / 2;
          }
        }
      }
    }
    assertThat(letters).isGreaterThan(500);
    assertThat(letters / strings).isGreaterThanOrEqualTo(4);
  }

  @Test
  void the_text_can_be_copied() throws Exception {
    assertThat(proof.text().replaceAll("-\\s+", "").replaceAll("\\s+", " "))
        .contains(WORDS.repeat(3).strip());
  }

  private List<Object> tokens() throws IOException {
    try (PDDocument pdf = proof.open()) {
      return new PDFStreamParser(pdf.getPage(0)).parse();
    }
  }
}
