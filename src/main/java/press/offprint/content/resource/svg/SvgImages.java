package press.offprint.content.resource.svg;

import java.util.Base64;
import java.util.Optional;
import press.offprint.content.resource.ImageInspector;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.DataUri;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.Limits;

/** The pictures inside a picture: PNG, JPEG and GIF, held in it and checked like files. */
final class SvgImages {
  private final Limits limits;
  private final SvgFindings findings;
  private long pixels;

  SvgImages(Limits limits, SvgFindings findings) {
    this.limits = limits;
    this.findings = findings;
  }

  /** Whether the image can stay; its data is then replaced by what was checked. */
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
      CheckedImage picture = ImageInspector.raster(data.get().content(), "A picture", limits);
      if (picture.mediaType().equals("image/webp")) {
        findings.forbidden("a picture in it, which is WebP");
        return false;
      }
      pixels += (long) picture.width() * picture.height();
      CheckedImage.requireSize(pixels, 1, limits);
      image.attributes.put(
          "xlink:href",
          "data:"
              + picture.mediaType()
              + ";base64,"
              + Base64.getEncoder().encodeToString(picture.content().toArray()));
      return true;
    } catch (UnusableFileException unfit) {
      findings.forbidden("a picture in it, which " + unfit.getMessage());
      return false;
    }
  }
}
