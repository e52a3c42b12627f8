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
          Map.entry("§§", "section"),
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
          Map.entry("nos", "issue"),
          Map.entry("bks", "book"),
          Map.entry("pts", "part"),
          Map.entry("v", "verse"),
          Map.entry("verse", "verse"));
  private static final String TOKEN =
      "(?:[^\\s,;()\\[\\]{}–-]|\\([^()\\s]*\\)|\\[[^\\[\\]\\s]*\\])+";
  private static final Pattern PLACE =
      Pattern.compile(
          "\\s*,?\\s*(?:(\\p{L}{1,10}|§{1,2}|¶{1,2})(?:\\.\\s*|\\s+|(?=[\\d§¶])))?(" + TOKEN + ")");
  private static final Pattern UNLABELLED = Pattern.compile("\\s*,?\\s*(" + TOKEN + ")");
  private static final Pattern NEXT =
      Pattern.compile("(?:\\s*,\\s*|\\s*[-–]{1,2}\\s*)(" + TOKEN + ")");
  private static final Pattern ROMAN = Pattern.compile("(?:[ivxlcdm]+|[IVXLCDM]+)[.:]?");
  private static final Pattern LABEL =
      Pattern.compile(
          "\\s*(\\p{L}{1,10}|§{1,2}|¶{1,2})(?:\\.\\s*|\\s+(?=\\d|[IVXLCDM]+\\b))(?=\\S)(.*)",
          Pattern.DOTALL);

  static Locator of(String suffix) {
    String words =
        suffix.replace('\u00a0', ' ').replace("*", "").replace("\\[", "[").replace("\\]", "]");
    int open = words.indexOf('{');
    int close =
        open >= 0 && Regex.matches(words.substring(0, open), "\\s*,?\\s*") ? end(words, open) : -1;
    if (close > 0) {
      return enclosed(words.substring(open + 1, close).strip(), words.substring(close + 1));
    }
    Matcher found = Regex.matcher(PLACE, words);
    if (found.lookingAt()) {
      String term = found.group(1) == null ? "" : found.group(1);
      String label = label(term);
      if (label.isEmpty()) {
        // The letters before a full stop are part of the place, as in IV.2A.
        found = Regex.matcher(UNLABELLED, words);
        term = "";
        label = found.lookingAt() ? label(term) : "";
      }
      boolean isPlace =
          !label.isEmpty() && isPlace(found.group(found.groupCount()), !term.isEmpty());
      if (isPlace) {
        int end = found.end();
        Matcher next = Regex.matcher(NEXT, words);
        while (next.region(end, words.length()).lookingAt() && isNext(next, !term.isEmpty())) {
          end = next.end();
        }
        String place = words.substring(found.start(found.groupCount()), end);
        String trimmed = Regex.replaceFirst(place, "[.:]+$", "");
        String dashes = Regex.replaceAll(trimmed, "\\s*-{1,2}\\s*", "–");
        return new Locator(
            label, dashes, words.substring(end - (place.length() - trimmed.length())));
      }
    }
    return new Locator("", "", suffix.isBlank() ? "" : suffix.stripTrailing());
  }

  private static String label(String term) {
    if (term.isEmpty()) {
      return "page";
    }
    // In German, a page is S.; in English, a section is s.
    String name = term.toLowerCase(Locale.ROOT);
    return term.equals("s") || term.equals("ss") ? "section" : TERMS.getOrDefault(name, "");
  }

  private static boolean isNext(Matcher next, boolean isLabelled) {
    boolean isRange =
        Regex.matches(next.group(), "\\s*[-–].*") && "([".indexOf(next.group(1).charAt(0)) >= 0;
    return isRange || isPlace(next.group(1), isLabelled);
  }

  private static boolean isPlace(String token, boolean isLabelled) {
    return token.chars().anyMatch(Character::isDigit)
        || (isLabelled && Regex.matcher(ROMAN, token).matches());
  }

  private static Locator enclosed(String inner, String rest) {
    if (inner.isEmpty()) {
      return new Locator("", "", rest);
    }
    Matcher labelled = Regex.matcher(LABEL, inner);
    boolean isLabelled = labelled.matches() && !label(labelled.group(1)).isEmpty();
    String place = isLabelled ? labelled.group(2) : inner;
    return new Locator(isLabelled ? label(labelled.group(1)) : "page", place.strip(), rest);
  }

  /** Returns the offset of the brace that closes another one; -1 if none does. */
  private static int end(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
