package press.offprint.content.resource.svg;

import java.util.Base64;
import java.util.Optional;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.DataUri;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.content.resource.raster.RasterFormat;
import press.offprint.model.settings.Limits;

/** The check of raster pictures in a drawing: PNG, JPEG and GIF as {@code data:} URLs. */
final class SvgImages {
  private final Limits limits;
  private final SvgFindings findings;
  private long pixels;

  SvgImages(Limits limits, SvgFindings findings) {
    this.limits = limits;
    this.findings = findings;
  }

  /**
   * Returns true if the drawing may show {@code image}, and replaces its data by the checked
   * picture.
   */
  boolean isShown(SvgElement image) throws UnusableFileException {
    String url = image.attribute("xlink:href");
    if (url.isEmpty()) {
      return false;
    }
    Optional<DataUri> data = DataUri.parse(url);
    if (data.isEmpty()) {
      findings.reference(url);
      return false;
    }
    try {
      Optional<RasterFormat> format = RasterFormat.of(data.get().content());
      if (format.isEmpty() || format.get() == RasterFormat.WEBP) {
        findings.forbidden("a picture in it, which is not PNG, JPEG or GIF");
        return false;
      }
      CheckedImage picture = format.get().check(data.get().content(), "A picture", limits);
      pixels += (long) picture.width() * picture.height();
      CheckedImage.requireSize(pixels, 1, limits);
      image.attributes.put(
          "xlink:href",
          "data:"
              + picture.mediaType()
              + ";base64,"
              + Base64.getEncoder().encodeToString(picture.content().toArray()));
      return true;
    } catch (UnusableFileException e) {
      findings.forbidden("a picture in it, which " + e.getMessage());
      return false;
    }
  }
}
