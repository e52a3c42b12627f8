package press.offprint.content.xhtml.clean;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import press.offprint.model.interrupt.Regex;

/**
 * The label and the caption among the options of a code block: <code>{#lst-x lst-cap="words"}
 * </code> of Quarto, with {@code caption} of pandoc-crossref.
 *
 * @param label may be empty
 * @param caption plain text, may be empty
 */
record ListingOptions(String label, String caption) {
  private static final Pattern LABEL =
      Pattern.compile("[{\\s]#(lst[-:][\\p{L}\\p{M}\\p{N}_.:-]{1,200})");
  private static final Pattern CAPTION =
      Pattern.compile("[{\\s](?:lst-cap|caption)=(?:\"([^\"]{1,2000})\"|'([^']{1,2000})')");

  static ListingOptions of(String options) {
    Matcher label = Regex.matcher(LABEL, options);
    Matcher caption = Regex.matcher(CAPTION, options);
    String words = "";
    if (caption.find()) {
      words = caption.group(1) == null ? caption.group(2) : caption.group(1);
    }
    return new ListingOptions(label.find() ? label.group(1) : "", words.strip());
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
