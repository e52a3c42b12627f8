package press.offprint.content.citation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * A style of citations, written in CSL.
 *
 * @param xml of an independent style
 * @param format of the citations
 */
record CitationStyle(String xml, Format format) {
  private static final Pattern FORMAT = Pattern.compile("citation-format=\"([a-z-]+)\"");
  private static final Pattern NOTE = Pattern.compile("<style\\b[^>]*\\bclass=\"note\"");

  /** The ways of citing. */
  enum Format {
    AUTHOR_DATE,
    NUMERIC,
    NOTE
  }

  static CitationStyle of(String xml) {
    return new CitationStyle(xml, format(xml));
  }

  private static Format format(String xml) {
    Matcher format = Regex.matcher(FORMAT, xml);
    if (Regex.matcher(NOTE, xml).find()) {
      return Format.NOTE;
    }
    return switch (format.find() ? format.group(1) : "") {
      case "note" -> Format.NOTE;
      case "numeric", "label" -> Format.NUMERIC;
      default -> Format.AUTHOR_DATE;
    };
  }
}
