package press.offprint.edition.pdf;

import com.openhtmltopdf.util.XRLog;
import org.apache.pdfbox.filter.Filter;

/** The settings of the PDF libraries that hold for the whole process. */
public final class PdfLibraries {
  private static final String DEFLATE_LEVEL = "4";

  private PdfLibraries() {}

  /**
   * Silences the log of the layout engine and lowers the compression level of PDFBox. The
   * composition calls this once, before the first PDF is rendered.
   *
   * <p>The engine would write warnings to standard error about decisions of the print template, for
   * example about a missing title. Most of a PDF is its structure, which a higher level does not
   * make smaller. PDFBox reads the level from a system property only; a level that is set on the
   * command line is kept.
   */
  public static void configure() {
    XRLog.setLoggingEnabled(false);
    if (System.getProperty(Filter.SYSPROP_DEFLATELEVEL) == null) {
      System.setProperty(Filter.SYSPROP_DEFLATELEVEL, DEFLATE_LEVEL);
    }
  }
}
