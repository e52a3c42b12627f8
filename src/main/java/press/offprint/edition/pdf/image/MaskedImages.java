package press.offprint.edition.pdf.image;

import com.openhtmltopdf.extend.UserAgentCallback;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfBoxImage;
import com.openhtmltopdf.resource.CSSResource;
import com.openhtmltopdf.resource.ImageResource;
import com.openhtmltopdf.resource.XMLResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import press.offprint.model.bytes.Bytes;

/**
 * The files of a document for the layout engine, in which pictures have their opacity as a soft
 * mask (ISO 32000-1, 11.6.5.3). The engine reads a picture from one file only.
 */
public final class MaskedImages implements UserAgentCallback {
  /** The predictor of rows that begin with their filter (ISO 32000-1, 7.4.4.4). */
  private static final int PNG_FILTERS = 15;

  private final UserAgentCallback files;
  private final PDDocument pdf;
  private final Function<String, Optional<Bytes>> opacities;

  /**
   * Adds masks to the pictures of a document.
   *
   * @param files all files, pictures without their opacity
   * @param opacities returns the opacity of a picture by URI, as a grey PNG
   */
  public MaskedImages(
      UserAgentCallback files, PDDocument pdf, Function<String, Optional<Bytes>> opacities) {
    this.files = files;
    this.pdf = pdf;
    this.opacities = opacities;
  }

  @Override
  public ImageResource getImageResource(String uri, ExternalResourceType type) {
    ImageResource found = files.getImageResource(uri, type);
    if (found.getImage() instanceof PdfBoxImage image && image.getXObject() != null) {
      // The engine returns the same object for each use of a picture.
      var picture = image.getXObject().getCOSObject();
      if (!picture.containsKey(COSName.SMASK)) {
        opacities
            .apply(files.resolveURI(uri))
            .ifPresent(grey -> picture.setItem(COSName.SMASK, mask(pdf, grey)));
      }
    }
    return found;
  }

  /** Returns the soft mask of a grey PNG of 8 bits. PDFBox would decode and change it. */
  static PDImageXObject mask(PDDocument pdf, Bytes grey) {
    int width = PngChunks.width(grey);
    COSDictionary filter = new COSDictionary();
    filter.setInt(COSName.PREDICTOR, PNG_FILTERS);
    filter.setInt(COSName.COLUMNS, width);
    try {
      PDImageXObject mask =
          new PDImageXObject(
              pdf,
              new ByteArrayInputStream(PngChunks.data(grey)),
              COSName.FLATE_DECODE,
              width,
              PngChunks.height(grey),
              Byte.SIZE,
              PDDeviceGray.INSTANCE);
      mask.getCOSObject().setItem(COSName.DECODE_PARMS, filter);
      return mask;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CSSResource getCSSResource(String uri, ExternalResourceType type) {
    return files.getCSSResource(uri, type);
  }

  @Override
  public XMLResource getXMLResource(String uri, ExternalResourceType type) {
    return files.getXMLResource(uri, type);
  }

  @Override
  public byte[] getBinaryResource(String uri, ExternalResourceType type) {
    return files.getBinaryResource(uri, type);
  }

  @Override
  public boolean isVisited(String uri) {
    return files.isVisited(uri);
  }

  @Override
  public void setBaseURL(String uri) {
    files.setBaseURL(uri);
  }

  @Override
  public String getBaseURL() {
    return files.getBaseURL();
  }

  @Override
  public String resolveURI(String uri) {
    return files.resolveURI(uri);
  }

  @Override
  public String resolveUri(String base, String uri) {
    return files.resolveUri(base, uri);
  }
}
