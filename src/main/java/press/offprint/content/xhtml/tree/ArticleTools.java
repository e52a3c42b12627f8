package press.offprint.content.xhtml.tree;

import press.offprint.content.citation.CitationLibrary;
import press.offprint.content.code.Highlighter;
import press.offprint.content.diagram.DiagramRenderer;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.content.diagram.PlantUml;
import press.offprint.content.maths.MathRenderer;
import press.offprint.content.shortcode.ShortcodeTemplates;
import press.offprint.model.bytes.Cache;

/** The services that are expensive to start; one set per process, shared by all readers. */
public record ArticleTools(
    Highlighter highlighter,
    MathRenderer maths,
    DiagramRenderer diagrams,
    ShortcodeTemplates shortcodes,
    CitationLibrary citations) {

  /** Creates tools that start on first use, without custom shortcodes and without a cache. */
  public static ArticleTools create() {
    return create(
        ShortcodeTemplates.NONE,
        new DiagramRenderer(text -> DiagramResult.Face.ANY, new PlantUml()),
        Cache.NONE);
  }

  /**
   * Creates tools that start on first use.
   *
   * @param cache for highlighted code and formulas
   */
  public static ArticleTools create(
      ShortcodeTemplates shortcodes, DiagramRenderer diagrams, Cache cache) {
    return new ArticleTools(
        new Highlighter(cache),
        new MathRenderer(cache),
        diagrams,
        shortcodes,
        new CitationLibrary());
  }
}
