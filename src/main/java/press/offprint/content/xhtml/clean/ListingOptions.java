package press.offprint.content.xhtml.clean;

import java.util.Set;
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
  private static final String VALUE =
      "\\s?=(?:\\s?\"((?:[^\"\\\\]|\\\\.){1,2000}+)\"|\\s?'([^']{1,2000})'|([^\\s\"'{},]{1,200}))";
  private static final Pattern CAPTION = Pattern.compile("[{\\s,](?:lst-cap|caption)" + VALUE);
  private static final Pattern TITLE =
      Pattern.compile("[{\\s,](?:title|file|fileName|filename)" + VALUE);
  private static final Pattern BRACKETS =
      Pattern.compile(
          "\\s\\[(?=[^\\[\\]]{0,200}\\p{L})([^\\[\\]\"'][^\\[\\]]{0,200})](?=[\\s{]|$)");
  private static final Set<String> NO_WORDS =
      Set.of("NULL", "NA", "TRUE", "FALSE", "true", "false", "null", "none");
  // Other words behind the colon, such as "line-numbers", are options and no names of files.
  private static final Pattern FILE =
      Pattern.compile(
          "[A-Za-z0-9+#_-]{1,32}(?::title=([^\\s]{1,200})|\\[([^\\[\\]]{1,200})]"
              + "|:([^\\s:,{}=./]*+[./][^\\s:,{}=]++))");

  /**
   * Reads the options of a code block.
   *
   * @param info the first word of the info string, with the language
   * @param options the words after it, with white space in front
   */
  static ListingOptions of(String info, String options) {
    Matcher label = Regex.matcher(LABEL, options);
    String caption = find(CAPTION, options);
    caption = caption.isEmpty() ? find(TITLE, options) : caption;
    caption = caption.isEmpty() ? find(BRACKETS, options) : caption;
    caption = caption.isEmpty() ? ofFile(info) : caption;
    return new ListingOptions(label.find() ? label.group(1) : "", caption);
  }

  /** Returns the options without captions, whose words are no options. */
  static String withoutCaption(String options) {
    return Regex.matcher(TITLE, Regex.matcher(CAPTION, options).replaceAll(" ")).replaceAll(" ");
  }

  private static String find(Pattern pattern, String options) {
    Matcher found = Regex.matcher(pattern, options);
    return found.find() ? group(found) : "";
  }

  private static String ofFile(String info) {
    Matcher file = Regex.matcher(FILE, info);
    String name = file.matches() ? group(file) : "";
    return name.codePoints().anyMatch(Character::isLetter) ? name : "";
  }

  /** Returns the words of the only group that took part. */
  private static String group(Matcher found) {
    for (int group = 1; group <= found.groupCount(); group++) {
      String words = found.group(group);
      if (words != null) {
        return NO_WORDS.contains(words) ? "" : words.replace("\\\"", "\"").strip();
      }
    }
    return "";
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
