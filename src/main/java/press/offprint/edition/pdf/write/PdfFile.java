package press.offprint.edition.pdf.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A document as a file (ISO 32000-1 section 7.5), its objects packed in object streams (7.5.7) and
 * found by a cross-reference stream (7.5.8). PDFBox makes each array and dictionary an object of
 * its own, of which a tagged page has hundreds; here, what is referred to once stands where it is
 * referred to, unless the standard wants it to be an object. The same document gives the same
 * bytes.
 */
public final class PdfFile {
  /** As many as PDFBox puts into one: readers unpack a stream for any object in it. */
  private static final int OBJECTS_IN_A_STREAM = 200;

  // The second line says that what follows is no text (7.5.2).
  private static final byte[] HEAD =
      "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n".getBytes(StandardCharsets.ISO_8859_1);

  private final COSDictionary trailer;
  private final Counted out;
  private final int level = Filter.getCompressionLevel();
  private final PdfObjects objects = new PdfObjects();
  private final IdentityHashMap<COSName, byte[]> names = new IdentityHashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /** A line of the cross-reference (table 18): type, then what belongs to it. */
  private record Entry(int type, long where, int more) {}

  private PdfFile(PDDocument pdf, OutputStream out) {
    this.trailer = pdf.getDocument().getTrailer();
    this.out = new Counted(out);
  }

  /**
   * Writes a document that has its fonts cut and an identifier in its trailer; it is not changed.
   */
  public static void write(PDDocument pdf, OutputStream out) throws IOException {
    new PdfFile(pdf, out).write();
  }

  private void write() throws IOException {
    out.write(HEAD);
    COSBase root = trailer.getDictionaryObject(COSName.ROOT);
    objects.find(root);
    objects.find(trailer.getDictionaryObject(COSName.INFO));
    entries.add(new Entry(0, 0, 0xFFFF));
    List<PdfObjects.Node> packed = new ArrayList<>();
    List<PdfObjects.Node> plain = new ArrayList<>();
    for (PdfObjects.Node node : objects.found()) {
      if (node.isObject()) {
        node.number(entries.size());
        entries.add(null);
        (node.base() instanceof COSStream || node.base() == root ? plain : packed).add(node);
      }
    }
    for (PdfObjects.Node node : plain) {
      begin(node.number());
      if (node.base() instanceof COSStream stream) {
        write(stream);
      } else {
        PdfOutput piece = new PdfOutput();
        put(piece, (COSDictionary) node.base());
        piece.writeTo(out);
      }
      end();
    }
    for (int i = 0; i < packed.size(); i += OBJECTS_IN_A_STREAM) {
      pack(packed.subList(i, Math.min(packed.size(), i + OBJECTS_IN_A_STREAM)));
    }
    crossReference();
  }

  private void begin(int number) throws IOException {
    entries.set(number, new Entry(1, out.count, 0));
    PdfOutput line = new PdfOutput();
    line.put(number);
    line.put(" 0 obj\n");
    line.writeTo(out);
  }

  private void end() throws IOException {
    PdfOutput line = new PdfOutput();
    line.put("\nendobj\n");
    line.writeTo(out);
  }

  private void write(COSStream stream) throws IOException {
    PdfOutput head = new PdfOutput();
    head.put("<<");
    for (Map.Entry<COSName, COSBase> entry : stream.entrySet()) {
      if (!entry.getKey().equals(COSName.LENGTH)) {
        put(head, entry);
      }
    }
    head.put("/Length ");
    head.put(stream.getLength());
    head.put(">>\nstream\n");
    head.writeTo(out);
    if (stream.hasData()) {
      try (InputStream raw = stream.createRawInputStream()) {
        raw.transferTo(out);
      }
    }
    PdfOutput tail = new PdfOutput();
    tail.put("\nendstream");
    tail.writeTo(out);
  }

  private void pack(List<PdfObjects.Node> some) throws IOException {
    int stream = entries.size();
    entries.add(null);
    PdfOutput places = new PdfOutput();
    PdfOutput all = new PdfOutput();
    for (int i = 0; i < some.size(); i++) {
      PdfObjects.Node object = some.get(i);
      entries.set(object.number(), new Entry(2, stream, i));
      places.put(object.number());
      places.put(' ');
      places.put(all.length());
      places.put(' ');
      putWhole(all, object.base());
      all.put('\n');
    }
    PdfOutput head = new PdfOutput();
    head.put("<</Type/ObjStm/N ");
    head.put(some.size());
    head.put("/First ");
    head.put(places.length());
    all.writeTo(places);
    begin(stream);
    pack(head, places);
    end();
  }

  private void pack(PdfOutput head, PdfOutput content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length() / 2);
    Deflater deflater = new Deflater(level);
    try (OutputStream packing = new DeflaterOutputStream(packed, deflater, 1 << 13)) {
      content.writeTo(packing);
    } finally {
      deflater.end();
    }
    head.put("/Filter/FlateDecode/Length ");
    head.put(packed.size());
    head.put(">>\nstream\n");
    head.writeTo(out);
    packed.writeTo(out);
    PdfOutput tail = new PdfOutput();
    tail.put("\nendstream");
    tail.writeTo(out);
  }

  private void crossReference() throws IOException {
    long start = out.count;
    int number = entries.size();
    entries.add(null);
    begin(number);
    int width = Math.max(2, (Long.SIZE - Long.numberOfLeadingZeros(start) + 7) / 8);
    PdfOutput lines = new PdfOutput();
    for (Entry entry : entries) {
      lines.put((char) entry.type());
      for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
        lines.put((char) (entry.where() >> shift & 0xFF));
      }
      lines.put((char) (entry.more() >> 8));
      lines.put((char) (entry.more() & 0xFF));
    }
    PdfOutput head = new PdfOutput();
    head.put("<</Type/XRef/Size ");
    head.put(entries.size());
    head.put("/W[1 ");
    head.put(width);
    head.put(" 2]");
    for (COSName key : List.of(COSName.ROOT, COSName.INFO, COSName.ID)) {
      COSBase value = trailer.getItem(key);
      if (value != null) {
        put(head, Map.entry(key, value));
      }
    }
    pack(head, lines);
    end();
    PdfOutput tail = new PdfOutput();
    tail.put("startxref\n");
    tail.put(start);
    tail.put("\n%%EOF\n");
    tail.writeTo(out);
  }

  private void put(PdfOutput piece, COSBase value) throws IOException {
    COSBase base = PdfObjects.bare(value);
    int number = objects.number(base);
    if (number > 0) {
      piece.put(number);
      piece.put(" 0 R");
    } else {
      putWhole(piece, base);
    }
  }

  private void putWhole(PdfOutput piece, COSBase base) throws IOException {
    if (base instanceof COSDictionary dictionary) {
      put(piece, dictionary);
    } else if (base instanceof COSArray array) {
      put(piece, array);
    } else if (base instanceof COSName name) {
      piece.put(name(name));
    } else if (base instanceof COSInteger number) {
      piece.put(number.longValue());
    } else if (base instanceof COSFloat number) {
      piece.put(finite(number.floatValue()));
    } else if (base instanceof COSString text) {
      COSWriter.writeString(text, piece);
    } else if (base instanceof COSBoolean truth) {
      piece.put(truth.getValue() ? "true" : "false");
    } else {
      piece.put("null");
    }
  }

  private void put(PdfOutput piece, COSDictionary dictionary) throws IOException {
    piece.put("<<");
    for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
      put(piece, entry);
    }
    piece.put(">>");
  }

  private void put(PdfOutput piece, Map.Entry<COSName, COSBase> entry) throws IOException {
    piece.put(name(entry.getKey()));
    piece.put(' ');
    put(piece, entry.getValue());
  }

  private void put(PdfOutput piece, COSArray array) throws IOException {
    piece.put('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        piece.put(' ');
      }
      put(piece, array.get(i));
    }
    piece.put(']');
  }

  // A drawing may hold any number; PDFBox would write the word Infinity.
  private static float finite(float number) {
    return Float.isNaN(number) ? 0 : Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, number));
  }

  private byte[] name(COSName name) throws IOException {
    byte[] known = names.get(name);
    if (known == null) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      name.writePDF(bytes);
      known = bytes.toByteArray();
      names.put(name, known);
    }
    return known;
  }

  /** Knows how much was written. */
  private static final class Counted extends OutputStream {
    private final OutputStream out;
    private long count;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
    }
  }
}
