package press.offprint.content.xhtml.tree;

import java.util.function.Function;
import press.offprint.content.code.Highlighter;
import press.offprint.content.diagram.DiagramRenderer;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.content.maths.MathRenderer;
import press.offprint.content.shortcode.ShortcodeTemplates;
import press.offprint.model.bytes.Cache;

/** What is dear to start: made once a process and shared by all readers. */
public record ArticleTools(
    Highlighter highlighter,
    MathRenderer maths,
    DiagramRenderer diagrams,
    ShortcodeTemplates shortcodes) {

  /** Tools that start when they are first needed, and no shortcodes of the site's own. */
  public static ArticleTools create() {
    return create(ShortcodeTemplates.NONE, text -> DiagramResult.Face.ANY, Cache.NONE);
  }

  /**
   * Tools that start when they are first needed.
   *
   * @param face what the words of a diagram are set in
   * @param cache for highlighted code and formulas
   */
  public static ArticleTools create(
      ShortcodeTemplates shortcodes, Function<String, DiagramResult.Face> face, Cache cache) {
    return new ArticleTools(
        new Highlighter(cache), new MathRenderer(cache), new DiagramRenderer(face), shortcodes);
  }
}
