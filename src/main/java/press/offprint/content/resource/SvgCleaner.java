package press.offprint.content.resource;

import press.offprint.model.Bytes;
import press.offprint.model.Code;
import press.offprint.model.Limits;

/**
 * Makes an SVG picture safe and whole: nothing runs, nothing is fetched, nothing explodes, and it
 * looks the same. What may stay is in {@link SvgVocabulary}; the result has a width, a height and a
 * view box, and the same input gives the same bytes.
 */
final class SvgCleaner {
  private static final int MAX_BYTES = 8 << 20;

  private SvgCleaner() {}

  /**
   * @param name of the picture, for people
   * @param inPost whether it stands in the post itself rather than in a file
   */
  static Picture clean(Bytes content, String name, boolean inPost, Limits limits) throws Unfit {
    if (content.length() > MAX_BYTES) {
      throw new Unfit(Code.LIMIT_SVG, "is larger than 8 MB", "Simplify it, or export it as PNG.");
    }
    SvgFindings findings = new SvgFindings(name, inPost);
    SvgElement root =
        SvgParser.parse(SvgSource.read(content), findings, new SvgImages(limits, findings));
    SvgLinks.mend(root);
    SvgSize size = SvgSize.settle(root, limits);
    SvgCost.require(root);
    return new Picture(
        "image/svg+xml",
        "svg",
        SvgWriter.write(root),
        size.roundedWidth(),
        size.roundedHeight(),
        findings.list());
  }
}
