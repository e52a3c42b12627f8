package press.offprint.edition.pdf;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text and the metadata of a PDF, as a program for accessibility reads them.
 *
 * @param text of all pages; a word that is divided at the end of a line is whole
 * @param metadata by name
 */
public record ExtractedText(String text, Map<String, String> metadata) {

  /**
   * Reads a PDF.
   *
   * @throws IOException if the bytes are no PDF
   */
  public static ExtractedText of(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Map<String, String> metadata = new TreeMap<>();
      for (String key : document.getDocumentInformation().getMetadataKeys()) {
        String value = document.getDocumentInformation().getCustomMetadataValue(key);
        if (value != null) {
          metadata.put(key, value);
        }
      }
      metadata.put("pages", Integer.toString(document.getNumberOfPages()));
      String language = document.getDocumentCatalog().getLanguage();
      metadata.put("language", language == null ? "" : language);
      String text = new PDFTextStripper().getText(document);
      return new ExtractedText(joined(text), metadata);
    }
  }

  private static String joined(String text) {
    return text.replace("\u00AD\r\n", "").replace("\u00AD\n", "").replace("\u00AD", "");
  }
}
