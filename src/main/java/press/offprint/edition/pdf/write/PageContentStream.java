package press.offprint.edition.pdf.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * The commands of a page. The engine marks a background for each box, whether it has one or not;
 * marks with nothing in them, half of all that stands on a page of words, are left out when the
 * page is done, and what was said of them.
 */
public final class PageContentStream extends COSStream {
  // As PDFBox writes them. No string holds this, since strings have no line ends (TextWriter).
  private static final Pattern EMPTY = Pattern.compile("/Artifact /(Prop\\d+) BDC\nEMC\n");

  private MarkedContentProperties marks;

  private PageContentStream(RandomAccessStreamCache cache) {
    super(cache);
  }

  /** An empty document whose pages are made by {@link #page}. */
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

  /** A page that is in no document yet. */
  static PDPage page(PDRectangle size) {
    MarkedContentProperties marks = new MarkedContentProperties();
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.PROPERTIES, marks);
    PDPage page = new PDPage(new Page(marks));
    page.setMediaBox(size);
    page.setResources(new PDResources(resources));
    return page;
  }

  private static final class Streams extends COSDocument {
    private final RandomAccessStreamCache cache;
    private final List<COSStream> made = new ArrayList<>();

    Streams(RandomAccessStreamCache cache) {
      this.cache = cache;
    }

    @Override
    public COSStream createCOSStream() {
      COSStream stream = new PageContentStream(cache);
      made.add(stream);
      return stream;
    }

    @Override
    public void close() throws IOException {
      for (COSStream stream : made) {
        stream.close();
      }
      super.close();
    }
  }

  private static final class Page extends COSDictionary {
    private final MarkedContentProperties marks;

    Page(MarkedContentProperties marks) {
      this.marks = marks;
      setItem(COSName.TYPE, COSName.PAGE);
    }

    @Override
    public void setItem(COSName key, COSBase value) {
      super.setItem(key, value);
      if (value instanceof PageContentStream contents && key.equals(COSName.CONTENTS)) {
        contents.marks = marks;
      }
    }
  }

  @Override
  public OutputStream createOutputStream(COSBase filters) throws IOException {
    return filters == COSName.FLATE_DECODE ? new Commands() : super.createOutputStream(filters);
  }

  /** Collects what is written; when it is closed it is known whether it was a page. */
  private final class Commands extends OutputStream {
    private final PdfOutput all = new PdfOutput();
    private boolean closed;

    @Override
    public void write(int b) {
      all.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      all.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      setItem(COSName.FILTER, COSName.FLATE_DECODE);
      Deflater deflater = new Deflater(Filter.getCompressionLevel());
      try (OutputStream raw = createRawOutputStream();
          OutputStream packing = new DeflaterOutputStream(raw, deflater)) {
        if (marks == null) {
          all.writeTo(packing);
        } else {
          writeWithoutEmptyMarks(packing);
        }
      } finally {
        deflater.end();
      }
    }

    private void writeWithoutEmptyMarks(OutputStream out) throws IOException {
      byte[] bytes = all.array();
      Matcher empty =
          EMPTY.matcher(new String(bytes, 0, all.length(), StandardCharsets.ISO_8859_1));
      int from = 0;
      while (empty.find()) {
        marks.removeItem(COSName.getPDFName(empty.group(1)));
        out.write(bytes, from, empty.start() - from);
        from = empty.end();
      }
      out.write(bytes, from, all.length() - from);
    }
  }
}
