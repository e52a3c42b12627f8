package press.offprint.content;

import java.util.function.Function;
import press.offprint.content.code.Highlighter;
import press.offprint.content.diagram.Diagrams;
import press.offprint.content.diagram.Drawing;
import press.offprint.content.maths.Maths;
import press.offprint.content.shortcode.ShortcodeTemplates;
import press.offprint.model.Cache;

/** What is dear to start: made once a process and shared by all readers. */
public record ContentTools(
    Highlighter highlighter, Maths maths, Diagrams diagrams, ShortcodeTemplates shortcodes) {

  /** Tools that start when they are first needed, and no shortcodes of the site's own. */
  public static ContentTools create() {
    return create(ShortcodeTemplates.NONE, text -> Drawing.Face.ANY, Cache.NONE);
  }

  /**
   * Tools that start when they are first needed.
   *
   * @param face what the words of a diagram are set in
   * @param cache for highlighted code and formulas
   */
  public static ContentTools create(
      ShortcodeTemplates shortcodes, Function<String, Drawing.Face> face, Cache cache) {
    return new ContentTools(
        new Highlighter(cache), new Maths(cache), new Diagrams(face), shortcodes);
  }
}
