package press.offprint.content.xhtml.tree;

import java.util.Set;
import org.jsoup.safety.Safelist;
import press.offprint.model.interrupt.Regex;

/** The elements and attributes that a body may hold, and the treatment of all others. */
public final class HtmlAllowList {
  /** Elements that hold running text and no blocks. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img",
          "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
          "sub", "sup", "u", "var", "wbr");

  /** Elements without content. */
  public static final Set<String> VOID = Set.of("br", "col", "hr", "img", "wbr");

  /** Blocks that hold running text only. */
  public static final Set<String> TEXT_BLOCKS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary");

  /** Blocks that hold blocks. */
  public static final Set<String> CONTAINERS =
      Set.of(
          Regex.split(
              """
          div blockquote aside details figure figcaption li dd dt td th caption section""",
              "\\s+",
              -1));

  /** All elements and attributes of a body. */
  public static final Safelist SAFE =
      new Safelist()
          .addTags(INLINE.toArray(String[]::new))
          .addTags(TEXT_BLOCKS.toArray(String[]::new))
          .addTags("div", "blockquote", "aside", "details", "figure", "figcaption", "hr")
          .addTags("ul", "ol", "li", "dl", "dt", "dd")
          .addTags("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot")
          .addTags("tr", "th", "td")
          .addAttributes(":all", "title", "lang", "dir")
          .addAttributes("ol", "start", "type", "reversed")
          .addAttributes("li", "value")
          .addAttributes("details", "open")
          .addAttributes("td", "colspan", "rowspan")
          .addAttributes("th", "colspan", "rowspan", "scope")
          .addAttributes("col", "span")
          .addAttributes("colgroup", "span");

  /** Elements that are removed with their content; their references are reported. */
  public static final Set<String> DROPPED =
      Set.of(
          Regex.split(
              """
          script style template link meta base title param source track area frame
          frameset noframes embed portal datalist""",
              "\\s+",
              -1));

  private HtmlAllowList() {}

  /** Returns true if an element holds running text and no blocks. */
  public static boolean isInline(String name) {
    return INLINE.contains(name);
  }

  /** Returns the element that replaces an obsolete one, or one that structures a whole page. */
  public static String replacement(String name) {
    return switch (name) {
      case "center", "section", "article", "main", "nav", "header", "footer" -> "div";
      case "hgroup", "address", "fieldset" -> "div";
      case "legend" -> "p";
      case "tt" -> "code";
      case "strike" -> "s";
      case "big", "font", "nobr", "time", "data" -> "span";
      case "acronym" -> "abbr";
      case "dir", "menu" -> "ul";
      case "xmp", "listing", "plaintext", "textarea" -> "pre";
      default -> name;
    };
  }
}
