package press.offprint.content.xhtml.clean;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import press.offprint.model.interrupt.Regex;

/**
 * The label and the caption among the options of a code block: <code>{#lst-x lst-cap="words"}
 * </code> of Quarto, with {@code caption} of pandoc-crossref. A title is a caption, too: {@code
 * title="a.js"} of Docusaurus, MkDocs and Starlight, {@code filename="a.js"} of themes of Hugo,
 * {@code [a.js]} of VitePress, and {@code js:a.js} of Zenn, Qiita and Gatsby.
 *
 * @param label may be empty
 * @param caption plain text, may be empty
 */
record ListingOptions(String label, String caption) {
  private static final Pattern LABEL =
      Pattern.compile("[{\\s]#(lst[-:][\\p{L}\\p{M}\\p{N}_.:-]{1,200})");
  private static final Pattern CAPTION =
      Pattern.compile(
          "[{\\s,](?:lst-cap|caption|title|file|fileName|filename)\\s?="
              + "(?:\\s?\"([^\"]{1,2000})\"|\\s?'([^']{1,2000})'|([^\\s\"'{},]{1,200}))"
              + "|\\s\\[(?=[^\\[\\]]{0,200}\\p{L})([^\\[\\]]{1,200})]");
  // Other words behind the colon, such as "line-numbers", are options and no names of files.
  private static final Pattern FILE =
      Pattern.compile("[A-Za-z0-9+#_-]{1,32}:(?:title=)?([^\\s:,{}=]*[./][^\\s:,{}=]+)");

  /**
   * Reads the options of a code block.
   *
   * @param info the first word of the info string, with the language
   * @param options the words after it, with white space in front
   */
  static ListingOptions of(String info, String options) {
    Matcher label = Regex.matcher(LABEL, options);
    return new ListingOptions(label.find() ? label.group(1) : "", caption(info, options).strip());
  }

  private static String caption(String info, String options) {
    Matcher caption = Regex.matcher(CAPTION, options);
    while (caption.find()) {
      for (int group = 1; group <= caption.groupCount(); group++) {
        if (caption.group(group) != null && !caption.group(group).isBlank()) {
          return caption.group(group);
        }
      }
    }
    Matcher file = Regex.matcher(FILE, info);
    return file.matches() ? file.group(1) : "";
  }

  /** Returns the code in a figure with the caption, or the code itself if it has neither. */
  Element around(Element code) {
    if (label.isEmpty() && caption.isEmpty()) {
      return code;
    }
    Element figure = new Element("figure").attr("class", "listing");
    if (!label.isEmpty()) {
      figure.attr("id", label);
    }
    if (!caption.isEmpty()) {
      figure.appendElement("figcaption").text(caption);
    }
    return figure.appendChild(code);
  }
}
