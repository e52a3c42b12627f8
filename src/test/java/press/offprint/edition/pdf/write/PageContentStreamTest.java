package press.offprint.edition.pdf.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.junit.jupiter.api.Test;

/** A page keeps its marked content, except empty marked content. */
class PageContentStreamTest {

  @Test
  void empty_marked_content_is_left_out_with_its_properties() throws Exception {
    try (PDDocument pdf = PageContentStream.document()) {
      PDPage page = PageContentStream.page(new PDRectangle(100, 100));
      pdf.addPage(page);
      try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
        mark(out, false);
        mark(out, true);
        mark(out, false);
        out.addRect(5, 5, 5, 5);
        out.fill();
      }
      assertThat(commands(page))
          .isEqualTo("/Artifact /Prop2 BDC\n1 2 3 4 re\nf\nEMC\n5 5 5 5 re\nf\n");
      COSDictionary properties =
          page.getResources().getCOSObject().getCOSDictionary(COSName.PROPERTIES);
      assertThat(properties.keySet()).containsExactly(COSName.getPDFName("Prop2"));
    }
  }

  private static void mark(PDPageContentStream out, boolean full) throws Exception {
    out.beginMarkedContent(COSName.ARTIFACT, PDPropertyList.create(new COSDictionary()));
    if (full) {
      out.addRect(1, 2, 3, 4);
      out.fill();
    }
    out.endMarkedContent();
  }

  @Test
  void other_streams_are_kept_as_they_are() throws Exception {
    String bytes = "/Artifact /Prop1 BDC\nEMC\n";
    try (PDDocument pdf = PageContentStream.document()) {
      COSStream stream = pdf.getDocument().createCOSStream();
      try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      }
      assertThat(stream.createInputStream().readAllBytes()).asString().isEqualTo(bytes);
    }
  }

  @Test
  void a_document_of_rewritten_pages_can_be_read() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PDDocument pdf = PageContentStream.document()) {
      pdf.addPage(PageContentStream.page(PDRectangle.A4));
      pdf.addPage(PageContentStream.page(PDRectangle.A5));
      pdf.save(file);
    }
    try (PDDocument read = Loader.loadPDF(file.toByteArray())) {
      assertThat(read.getNumberOfPages()).isEqualTo(2);
      assertThat(read.getPage(1).getMediaBox().getWidth()).isEqualTo(PDRectangle.A5.getWidth());
    }
  }

  // The deprecated method is the only one that takes commands as bytes.
  @SuppressWarnings("deprecation")
  @Test
  void marked_content_of_other_forms_is_kept() throws Exception {
    String commands =
        "/Artifact /Prop BDC\nEMC \n/Artifact /Prop7 BDC\n/Artifact /Prop12 BDC\nq\nEMC\nEMC\n"
            + "/P /Prop3 BDC\nEMC\n/Artifact /Prop4";
    try (PDDocument pdf = PageContentStream.document()) {
      PDPage page = PageContentStream.page(new PDRectangle(100, 100));
      pdf.addPage(page);
      try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
        out.appendRawCommands(commands.getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(commands(page)).isEqualTo(commands);
    }
  }

  private static String commands(PDPage page) throws Exception {
    return new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
