package press.offprint.content.resource.svg;

import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * The sanitizer of SVG pictures. The result has no scripts, fetches nothing, is cheap to draw and
 * looks like the original. {@link SvgAllowList} holds the allowed parts. The result has a width, a
 * height and a view box, and the same input gives the same bytes.
 */
public final class SvgSanitizer {
  private static final int MAX_BYTES = 8 << 20;

  private SvgSanitizer() {}

  /**
   * Returns the picture without the parts that are not allowed.
   *
   * @param name the subject of the findings
   * @param inPost true if the post contains the picture as markup, false for a file
   */
  public static CheckedImage clean(Bytes content, String name, boolean inPost, Limits limits)
      throws UnusableFileException {
    if (content.length() > MAX_BYTES) {
      throw new UnusableFileException(
          ProblemCode.LIMIT_SVG,
          "is larger than 8 MB",
          "Simplify the picture, or export it as PNG.");
    }
    SvgFindings findings = new SvgFindings(name, inPost);
    SvgElement root =
        SvgParser.parse(SvgDecoder.read(content), findings, new SvgImages(limits, findings));
    SvgLinks.removeDangling(root);
    SvgSize size = SvgSize.settle(root, limits);
    SvgCost.require(root);
    return new CheckedImage(
        "image/svg+xml",
        "svg",
        SvgWriter.write(root),
        size.roundedWidth(),
        size.roundedHeight(),
        findings.list());
  }
}
