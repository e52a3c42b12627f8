package press.offprint.edition.pdf.write;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.bytes.Bytes;

/**
 * The properties of a PDF as a whole: title, authors, dates, language, tags, colour space and
 * identifier (ISO 14289-1 section 7.1, ISO 19005-2 section 6.2.3). All of them follow from the
 * publication, and none from the clock, so that equal publications give equal bytes.
 */
public final class DocumentProperties {
  public static final String PRODUCER = "Offprint";

  private static final String SRGB = "sRGB IEC61966-2.1";
  private static final int SRGB_COMPONENTS = 3;
  private static final byte[] COMPRESSED_PROFILE =
      compressed(ICC_Profile.getInstance(ColorSpace.CS_sRGB));
  private static final int ID_HEX_DIGITS = 15;

  private DocumentProperties() {}

  /**
   * Keeps the layout engine from writing its own metadata packet. {@link #write} replaces that
   * packet in any case, and the engine has no option to omit it.
   */
  public static void omitEngineMetadata(PdfBoxRenderer renderer) {
    EngineField.PDF_A.set(renderer, PdfAConformance.NONE);
    EngineField.PDF_UA.set(renderer, false);
  }

  /**
   * Writes the properties of a publication into its document.
   *
   * @param language BCP 47 tag
   */
  public static void write(PDDocument pdf, Publication publication, String language)
      throws IOException {
    Optional<OffsetDateTime> date = publication.metadata().dates().modified();
    pdf.setDocumentInformation(information(publication, date));
    PDDocumentCatalog catalog = pdf.getDocumentCatalog();
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    catalog.setMarkInfo(marked);
    catalog.setLanguage(language);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    catalog.addOutputIntent(outputIntent(pdf));
    PDMetadata packet = new PDMetadata(pdf);
    packet.importXMPMetadata(XmpPacket.packet(publication, date, PRODUCER).toArray());
    catalog.setMetadata(packet);
    pdf.setDocumentId(documentId(publication));
  }

  private static PDDocumentInformation information(
      Publication publication, Optional<OffsetDateTime> date) {
    Metadata metadata = publication.metadata();
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(publication.title());
    information.setProducer(PRODUCER);
    if (!metadata.authors().isEmpty()) {
      information.setAuthor(String.join(", ", metadata.authors()));
    }
    if (!metadata.description().isEmpty()) {
      information.setSubject(metadata.description());
    }
    if (!XmpPacket.keywords(metadata).isEmpty()) {
      information.setKeywords(String.join(", ", XmpPacket.keywords(metadata)));
    }
    date.ifPresent(
        at -> {
          GregorianCalendar calendar =
              new GregorianCalendar(
                  TimeZone.getTimeZone("GMT" + at.getOffset().getId().replace("Z", "")),
                  Locale.ROOT);
          calendar.setTimeInMillis(at.toInstant().getEpochSecond() * 1000);
          information.setCreationDate(calendar);
          information.setModificationDate(calendar);
        });
    return information;
  }

  // PDFBox derives the file identifier from this number and the information dictionary.
  private static long documentId(Publication publication) {
    String source = publication.folder() + "\n" + publication.title();
    return Long.parseUnsignedLong(Bytes.sha256(source).substring(0, ID_HEX_DIGITS), 16);
  }

  private static PDOutputIntent outputIntent(PDDocument pdf) throws IOException {
    COSStream profile = pdf.getDocument().createCOSStream();
    profile.setInt(COSName.N, SRGB_COMPONENTS);
    profile.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    try (OutputStream out = profile.createRawOutputStream()) {
      out.write(COMPRESSED_PROFILE);
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

  private static byte[] compressed(ICC_Profile profile) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out =
        new DeflaterOutputStream(compressed, new Deflater(Deflater.BEST_COMPRESSION))) {
      out.write(profile.getData());
    } catch (IOException e) {
      throw new UncheckedIOException("A stream in memory cannot fail", e);
    }
    return compressed.toByteArray();
  }

  /**
   * Reverses the cells of each table row in the structure tree. The rows of a right-to-left
   * document are laid out mirrored, so this restores the order in which the cells were written.
   */
  public static void reverseTableRows(PDDocument pdf) {
    reverseTableRows(pdf.getDocumentCatalog().getStructureTreeRoot());
  }

  private static void reverseTableRows(PDStructureNode node) {
    List<Object> kids = new ArrayList<>(node.getKids());
    if (node instanceof PDStructureElement element
        && element.getStructureType().equals(StandardStructureTypes.TR)) {
      Collections.reverse(kids);
      node.setKids(kids);
    }
    for (Object kid : kids) {
      if (kid instanceof PDStructureElement element) {
        reverseTableRows(element);
      }
    }
  }
}
