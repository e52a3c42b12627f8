package press.offprint.edition.pdf.write;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * What a document says of itself as a whole: that it is tagged, its language, its colours (ISO
 * 14289-1 section 7.1, ISO 19005-2 section 6.2.3). The engine would say so too, but with a packet
 * of metadata that is not the one wanted, and takes a twentieth of a page-long document to make.
 */
public final class CatalogMetadata {
  private static final String SRGB = "sRGB IEC61966-2.1";
  private static final byte[] PROFILE = packed(ICC_Profile.getInstance(ColorSpace.CS_sRGB));
  private static final int COMPONENTS = 3;

  private CatalogMetadata() {}

  /**
   * Keeps the engine from making its own packet. It knows no setting for that; where its fields
   * have other names one day, the packet is made, and replaced as it was before.
   */
  public static void leaveOut(PdfBoxRenderer renderer) {
    try {
      set(renderer, "_pdfAConformance", PdfAConformance.NONE);
      set(renderer, "_pdfUaConformance", false);
    } catch (ReflectiveOperationException e) {
      // It costs time only.
    }
  }

  private static void set(PdfBoxRenderer renderer, String name, Object value)
      throws ReflectiveOperationException {
    Field field = PdfBoxRenderer.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(renderer, value);
  }

  /** Says of a document that it is tagged, speaks {@code language}, and has colours of sRGB. */
  public static void declare(PDDocument pdf, String language) throws IOException {
    PDDocumentCatalog catalog = pdf.getDocumentCatalog();
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    catalog.setMarkInfo(marked);
    catalog.setLanguage(language);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    catalog.addOutputIntent(colours(pdf));
  }

  private static PDOutputIntent colours(PDDocument pdf) throws IOException {
    COSStream profile = pdf.getDocument().createCOSStream();
    profile.setInt(COSName.N, COMPONENTS);
    profile.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    try (OutputStream out = profile.createRawOutputStream()) {
      out.write(PROFILE);
    }
    COSDictionary dictionary = new COSDictionary();
    dictionary.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
    dictionary.setItem(COSName.S, COSName.GTS_PDFA1);
    dictionary.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
    PDOutputIntent intent = new PDOutputIntent(dictionary);
    intent.setInfo(SRGB);
    intent.setOutputCondition(SRGB);
    intent.setOutputConditionIdentifier(SRGB);
    intent.setRegistryName("http://www.color.org");
    return intent;
  }

  // The same for all documents.
  private static byte[] packed(ICC_Profile profile) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
      out.write(profile.getData());
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes whatever is written", e);
    }
    return packed.toByteArray();
  }
}
