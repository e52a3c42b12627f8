package press.offprint.edition.pdf.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what readers find, as PDFBox reads it. */
class PdfFileTest {
  private final PDDocument pdf = new PDDocument();
  private COSDictionary root;

  @BeforeEach
  void begin() {
    pdf.addPage(new PDPage());
    pdf.getDocumentInformation().setTitle("Umläute (in brackets) \\ and 漢字");
    root = pdf.getDocumentCatalog().getCOSObject();
  }

  @AfterEach
  void close() throws IOException {
    pdf.close();
  }

  @Test
  void every_kind_of_object_comes_back() throws Exception {
    COSArray all = new COSArray();
    all.add(COSBoolean.TRUE);
    all.add(COSBoolean.FALSE);
    all.add(COSNull.NULL);
    all.add(COSInteger.get(-12));
    all.add(new COSFloat(0.25f));
    all.add(COSName.getPDFName("A name#with (signs)"));
    all.add(new COSString("brackets ) and \\"));
    all.add(new COSString(new byte[] {0, 1, (byte) 0xFF}));
    root.setItem("All", all);
    try (PDDocument read = read()) {
      COSArray found = read.getDocumentCatalog().getCOSObject().getCOSArray(name("All"));
      assertThat(found.toList()).hasSize(8);
      assertThat(found.getObject(0)).isEqualTo(COSBoolean.TRUE);
      assertThat(found.getObject(1)).isEqualTo(COSBoolean.FALSE);
      assertThat(found.getObject(2)).isNull();
      assertThat(found.getInt(3)).isEqualTo(-12);
      assertThat(((COSFloat) found.getObject(4)).floatValue()).isEqualTo(0.25f);
      assertThat(found.getName(5)).isEqualTo("A name#with (signs)");
      assertThat(found.getString(6)).isEqualTo("brackets ) and \\");
      assertThat(((COSString) found.getObject(7)).getBytes()).containsExactly(0, 1, 0xFF);
      assertThat(read.getDocumentInformation().getTitle())
          .isEqualTo("Umläute (in brackets) \\ and 漢字");
      assertThat(read.getNumberOfPages()).isEqualTo(1);
    }
  }

  @Test
  void a_stream_keeps_its_bytes() throws Exception {
    byte[] bytes = "endstream endobj \r\n\0 anything".getBytes(StandardCharsets.ISO_8859_1);
    COSStream stream = pdf.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(bytes);
    }
    root.setItem("Bytes", stream);
    try (PDDocument read = read()) {
      COSStream found = read.getDocumentCatalog().getCOSObject().getCOSStream(name("Bytes"));
      assertThat(found.createInputStream().readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void what_is_referred_to_once_stands_there_and_what_is_shared_is_an_object() throws Exception {
    COSArray shared = new COSArray();
    root.setItem("First", shared);
    root.setItem("Second", shared);
    root.setItem("Alone", new COSArray());
    COSDictionary itself = new COSDictionary();
    itself.setItem("Self", itself);
    root.setItem("Circle", itself);
    try (PDDocument read = read()) {
      COSDictionary found = read.getDocumentCatalog().getCOSObject();
      assertThat(found.getItem("Alone")).isInstanceOf(COSArray.class);
      assertThat(found.getItem("First")).isInstanceOf(COSObject.class);
      assertThat(found.getDictionaryObject("First")).isSameAs(found.getDictionaryObject("Second"));
      COSDictionary circle = found.getCOSDictionary(name("Circle"));
      assertThat(circle.getDictionaryObject("Self")).isSameAs(circle);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Annot", "Font", "Page", "StructElem", "Metadata", "SomethingNew"})
  void what_says_what_it_is_is_an_object(String type) throws Exception {
    assertThat(afterReading(typed(type))).isInstanceOf(COSObject.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MCR", "OBJR", "Action", "Background", "Pagination", "ExtGState"})
  void but_for_parts_of_something(String type) throws Exception {
    assertThat(afterReading(typed(type))).isInstanceOf(COSDictionary.class);
  }

  private static COSDictionary typed(String type) {
    COSDictionary typed = new COSDictionary();
    typed.setItem(COSName.TYPE, name(type));
    return typed;
  }

  @Test
  void nodes_of_trees_are_objects() throws Exception {
    COSDictionary tree = new COSDictionary();
    COSArray kids = new COSArray();
    kids.add(new COSDictionary());
    tree.setItem(COSName.KIDS, kids);
    COSDictionary found = (COSDictionary) afterReading(tree);
    assertThat(found.getCOSArray(COSName.KIDS).get(0)).isInstanceOf(COSObject.class);
  }

  private COSBase afterReading(COSBase item) throws IOException {
    root.setItem("Item", item);
    try (PDDocument read = read()) {
      return read.getDocumentCatalog().getCOSObject().getItem("Item");
    }
  }

  @Test
  void a_thousand_objects_are_all_found_and_take_little_room() throws Exception {
    COSArray many = new COSArray();
    for (int i = 0; i < 1_000; i++) {
      COSDictionary one = typed("StructElem");
      one.setInt("Number", i);
      one.setItem(COSName.P, root);
      many.add(one);
    }
    root.setItem("Many", many);
    byte[] file = write();
    assertThat(file).hasSizeLessThan(20_000);
    try (PDDocument read = Loader.loadPDF(file)) {
      COSArray found = read.getDocumentCatalog().getCOSObject().getCOSArray(name("Many"));
      for (int i = 0; i < 1_000; i++) {
        COSDictionary one = (COSDictionary) found.getObject(i);
        assertThat(one.getInt("Number")).isEqualTo(i);
        assertThat(one.getCOSDictionary(COSName.P))
            .isSameAs(read.getDocumentCatalog().getCOSObject());
      }
    }
  }

  @Test
  void numbers_that_are_none_and_streams_without_bytes_cost_nobody_the_file() throws Exception {
    COSArray odd = new COSArray();
    odd.add(new COSFloat(Float.POSITIVE_INFINITY));
    odd.add(new COSFloat(Float.NaN));
    odd.add(pdf.getDocument().createCOSStream());
    root.setItem("Odd", odd);
    try (PDDocument read = read()) {
      COSArray found = read.getDocumentCatalog().getCOSObject().getCOSArray(name("Odd"));
      assertThat(((COSFloat) found.getObject(0)).floatValue()).isEqualTo(Float.MAX_VALUE);
      assertThat(found.getInt(1)).isZero();
      assertThat(found.getObject(2)).isInstanceOf(COSStream.class);
    }
  }

  @Test
  void the_same_document_is_the_same_file() throws Exception {
    assertThat(write()).isEqualTo(write());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12, 12",
    "-3, -3",
    "0.5, 0.5",
    "-0.25, -0.25",
    "1.000001, 1",
    "0, 0",
    "0.000013333333, 0.000013333333",
    "-0.04418123, -0.04418123",
    "1e12, 1000000000000.0",
    "562.20001, 562.20001",
    "-108.40909, -108.40909",
    "123456792, 123456792",
    "-1e9, -1000000000.0"
  })
  void numbers_have_as_many_places_as_they_need(float number, String text) {
    PdfOutput bytes = new PdfOutput();
    bytes.put(number);
    assertThat(bytes.toArray()).asString().isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void what_is_no_number_of_a_page_is_refused(float number) {
    assertThatThrownBy(() -> new PdfOutput().put(number))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private PDDocument read() throws IOException {
    return Loader.loadPDF(write());
  }

  private byte[] write() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfFile.write(pdf, out);
    return out.toByteArray();
  }

  private static COSName name(String name) {
    return COSName.getPDFName(name);
  }
}
