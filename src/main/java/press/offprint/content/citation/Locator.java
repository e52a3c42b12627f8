package press.offprint.content.citation;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The place in a source that a citation names, such as {@code p. 3}, and the words after it.
 *
 * @param label a term of CSL, such as {@code page}; empty without a place
 * @param place such as {@code 3-5}; may be empty
 * @param rest the words after it; may be empty
 */
record Locator(String label, String place, String rest) {
  private static final Map<String, String> TERMS =
      Map.ofEntries(
          Map.entry("p", "page"),
          Map.entry("pp", "page"),
          Map.entry("page", "page"),
          Map.entry("pages", "page"),
          Map.entry("s", "page"),
          Map.entry("ch", "chapter"),
          Map.entry("chap", "chapter"),
          Map.entry("chaps", "chapter"),
          Map.entry("chapter", "chapter"),
          Map.entry("chapters", "chapter"),
          Map.entry("sec", "section"),
          Map.entry("secs", "section"),
          Map.entry("section", "section"),
          Map.entry("§", "section"),
          Map.entry("vol", "volume"),
          Map.entry("vols", "volume"),
          Map.entry("volume", "volume"),
          Map.entry("fig", "figure"),
          Map.entry("figs", "figure"),
          Map.entry("figure", "figure"),
          Map.entry("para", "paragraph"),
          Map.entry("paras", "paragraph"),
          Map.entry("paragraph", "paragraph"),
          Map.entry("¶", "paragraph"),
          Map.entry("n", "note"),
          Map.entry("nn", "note"),
          Map.entry("note", "note"),
          Map.entry("l", "line"),
          Map.entry("ll", "line"),
          Map.entry("line", "line"),
          Map.entry("bk", "book"),
          Map.entry("book", "book"),
          Map.entry("pt", "part"),
          Map.entry("part", "part"),
          Map.entry("col", "column"),
          Map.entry("no", "issue"),
          Map.entry("v", "verse"),
          Map.entry("verse", "verse"));
  private static final Pattern PLACE =
      Pattern.compile(
          "\\s*,?\\s*(?:(\\p{L}{1,10}|§|¶)\\.?\\s*)?"
              + "((?:\\d|[ivxlcdm]+\\b)[\\w.:]*(?:\\s*[,–-]{1,2}\\s*\\d[\\w.:]*)*)(.*)",
          Pattern.DOTALL);

  static Locator of(String suffix) {
    String words = Regex.replaceFirst(suffix, "^\\s*\\{([^{}]*)\\}", "$1");
    Matcher found = Regex.matcher(PLACE, words);
    if (found.matches()) {
      String term = found.group(1) == null ? "" : found.group(1).toLowerCase(Locale.ROOT);
      boolean isDigit = Character.isDigit(found.group(2).charAt(0));
      String label = term.isEmpty() && isDigit ? "page" : TERMS.getOrDefault(term, "");
      if (!label.isEmpty()) {
        String place = Regex.replaceAll(found.group(2), "\\s*-{1,2}\\s*", "–");
        String trimmed = Regex.replaceFirst(place, "[.:]+$", "");
        return new Locator(label, trimmed, found.group(3).strip());
      }
    }
    return new Locator("", "", Regex.replaceFirst(suffix.strip(), "^,\\s*", ""));
  }
}
