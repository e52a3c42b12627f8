package press.offprint.edition.pdf.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The content stream of a page. The layout engine writes a marked-content sequence for the
 * background of each box, also if the box has no background. Empty marked-content sequences, about
 * half of a text page, and their property lists are dropped when the stream is closed.
 */
public final class PageContentStream extends COSStream {
  // The notation of PDFBox. No string can hold it, because TextContentAdapter escapes line ends.
  private static final String NAME = "Prop";
  private static final byte[] BEGIN = ascii("/Artifact /" + NAME);
  private static final byte[] EMPTY = ascii(" BDC\nEMC\n");

  private static final int BUFFER_BYTES = 1 << 13;

  private final Deflater deflater;

  /** Null if the stream is no page. */
  private MarkedContentProperties properties;

  private PageContentStream(RandomAccessStreamCache cache, Deflater deflater) {
    super(cache);
    this.deflater = deflater;
  }

  private static byte[] ascii(String text) {
    PdfOutput out = new PdfOutput();
    out.put(text);
    return out.toArray();
  }

  /** Returns an empty document for pages of {@link #page}. */
  public static PDDocument document() throws IOException {
    Streams streams = new Streams(IOUtils.createMemoryOnlyStreamCache().create());
    COSDictionary pages = new COSDictionary();
    pages.setItem(COSName.TYPE, COSName.PAGES);
    pages.setItem(COSName.KIDS, new COSArray());
    pages.setItem(COSName.COUNT, COSInteger.ZERO);
    COSDictionary catalog = new COSDictionary();
    catalog.setItem(COSName.TYPE, COSName.CATALOG);
    catalog.setItem(COSName.PAGES, pages);
    COSDictionary trailer = new COSDictionary();
    trailer.setItem(COSName.ROOT, catalog);
    streams.setTrailer(trailer);
    return new PDDocument(streams);
  }

  /** Returns a page that belongs to no document yet. */
  static PDPage page(PDRectangle size) {
    MarkedContentProperties properties = new MarkedContentProperties();
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.PROPERTIES, properties);
    PDPage page = new PDPage(new Page(properties));
    page.setMediaBox(size);
    page.setResources(new PDResources(resources));
    return page;
  }

  private static final class Streams extends COSDocument {
    private final RandomAccessStreamCache cache;
    private final List<COSStream> created = new ArrayList<>();

    /** One for all streams: each would take 256 KB of memory outside of the heap. */
    private final Deflater deflater = new Deflater(Filter.getCompressionLevel());

    Streams(RandomAccessStreamCache cache) {
      this.cache = cache;
    }

    @Override
    public COSStream createCOSStream() {
      COSStream stream = new PageContentStream(cache, deflater);
      created.add(stream);
      return stream;
    }

    @Override
    public void close() throws IOException {
      for (COSStream stream : created) {
        stream.close();
      }
      deflater.end();
      super.close();
    }
  }

  private static final class Page extends COSDictionary {
    private final MarkedContentProperties properties;

    Page(MarkedContentProperties properties) {
      this.properties = properties;
      setItem(COSName.TYPE, COSName.PAGE);
    }

    @Override
    public void setItem(COSName key, COSBase value) {
      super.setItem(key, value);
      if (value instanceof PageContentStream contents && key.equals(COSName.CONTENTS)) {
        contents.properties = properties;
      }
    }
  }

  @Override
  public OutputStream createOutputStream(COSBase filters) throws IOException {
    return filters == COSName.FLATE_DECODE ? new Buffer() : super.createOutputStream(filters);
  }

  /** Returns the first place of {@code sought} from {@code from} on; -1 if there is none. */
  private static int indexOf(byte[] sought, byte[] bytes, int from, int length) {
    for (int at = from; at <= length - sought.length; at++) {
      if (startsWith(sought, bytes, at, length)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] sought, byte[] bytes, int at, int length) {
    return at + sought.length <= length
        && bytes[at] == sought[0]
        && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length);
  }

  /** A buffer; only when it is closed it is known if the stream is a page. */
  private final class Buffer extends OutputStream {
    private final PdfOutput content = new PdfOutput();
    private boolean closed;

    @Override
    public void write(int b) {
      content.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      content.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      setItem(COSName.FILTER, COSName.FLATE_DECODE);
      deflater.reset();
      try (OutputStream raw = createRawOutputStream();
          OutputStream compressing = new DeflaterOutputStream(raw, deflater, BUFFER_BYTES)) {
        if (properties == null) {
          content.writeTo(compressing);
        } else {
          writeWithoutEmptySequences(compressing);
        }
      }
    }

    private void writeWithoutEmptySequences(OutputStream out) throws IOException {
      byte[] bytes = content.array();
      int length = content.length();
      int from = 0;
      int at = indexOf(BEGIN, bytes, 0, length);
      while (at >= 0) {
        int end = at + BEGIN.length;
        while (end < length && bytes[end] >= '0' && bytes[end] <= '9') {
          end++;
        }
        if (startsWith(EMPTY, bytes, end, length)) {
          int name = at + BEGIN.length - NAME.length();
          properties.removeItem(
              COSName.getPDFName(new String(bytes, name, end - name, StandardCharsets.US_ASCII)));
          out.write(bytes, from, at - from);
          from = end + EMPTY.length;
        }
        at = indexOf(BEGIN, bytes, end, length);
      }
      out.write(bytes, from, length - from);
    }
  }
}
