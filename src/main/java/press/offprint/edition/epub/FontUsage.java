package press.offprint.edition.epub;

import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.edition.FontFile;
import press.offprint.model.interrupt.Regex;

/**
 * The kinds of text in a book, and its characters, as far as a subset of a font can show them.
 *
 * @param bold text in bold, table headers too
 * @param italic text in italics
 * @param headings headings and titles of figures
 * @param smallText table cells and captions
 * @param code text in a monospaced font
 * @param characters without scripts whose letters join, combine or are thousands
 * @param maths the characters of formulas
 */
record FontUsage(
    boolean bold,
    boolean italic,
    boolean headings,
    boolean smallText,
    boolean code,
    NavigableSet<Integer> characters,
    NavigableSet<Integer> maths) {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ENTITY = Pattern.compile("&(?:#\\d+|#x\\p{XDigit}+|\\w+);");
  private static final Pattern FORMULA =
      Pattern.compile("(?s)<math\\b[^>]*>(.*?)(?:<annotation\\b.*?)?</math>");

  /** The letters of the italic alphabet from U+1D6E2 on, in their order. */
  private static final String GREEK =
      "\u0391\u0392\u0393\u0394\u0395\u0396\u0397\u0398\u0399\u039A\u039B\u039C\u039D\u039E\u039F\u03A0"
          + "\u03A1\u03F4\u03A3\u03A4\u03A5\u03A6\u03A7\u03A8\u03A9\u2207\u03B1\u03B2\u03B3\u03B4\u03B5\u03B6"
          + "\u03B7\u03B8\u03B9\u03BA\u03BB\u03BC\u03BD\u03BE\u03BF\u03C0\u03C1\u03C2\u03C3\u03C4\u03C5\u03C6"
          + "\u03C7\u03C8\u03C9\u2202\u03F5\u03D1\u03F0\u03D5\u03F1\u03D6";

  private static final int ROOT = 0x221A;

  private static final Pattern BOLD = Pattern.compile("<(?:strong|b|th|dt|summary)\\b");
  private static final Pattern ITALIC =
      Pattern.compile(
          "<(?:em|i|cite|dfn|var|h5|h6)\\b|class=\"(?:attribution|missing|description)");
  private static final Pattern HEADING =
      Pattern.compile("<(?:h[2-6]|th|summary)\\b|class=\"(?:alert-title|figure-title)");
  private static final Pattern SMALL_TEXT =
      Pattern.compile("<(?:td|figcaption)\\b|class=\"missing");
  private static final Pattern CODE = Pattern.compile("<(?:code|pre|kbd|samp)\\b");

  /** Returns the usage in these documents, given as XHTML or as plain text. */
  static FontUsage of(List<String> documents) {
    List<String> bodies =
        documents.stream()
            .map(document -> document.substring(Math.max(0, document.indexOf("<body"))))
            .toList();
    return new FontUsage(
        contain(bodies, BOLD),
        contain(bodies, ITALIC),
        contain(bodies, HEADING),
        contain(bodies, SMALL_TEXT),
        contain(bodies, CODE),
        characters(bodies),
        maths(bodies));
  }

  private static NavigableSet<Integer> maths(List<String> bodies) {
    NavigableSet<Integer> maths = new TreeSet<>();
    for (String body : bodies) {
      Matcher formula = Regex.matcher(FORMULA, body);
      while (formula.find()) {
        if (formula.group(1).contains("<msqrt") || formula.group(1).contains("<mroot")) {
          maths.add(ROOT);
        }
        String text = Regex.matcher(TAG, formula.group(1)).replaceAll("");
        text.codePoints()
            .forEach(
                c -> {
                  maths.add(c);
                  // A browser shows an identifier of one letter in italics (MathML Core 2.2.1).
                  italic(c).ifPresent(maths::add);
                });
      }
    }
    return maths;
  }

  private static OptionalInt italic(int c) {
    if (c == 'h') {
      return OptionalInt.of(0x210E);
    } else if (c >= 'A' && c <= 'Z') {
      return OptionalInt.of(0x1D434 + c - 'A');
    } else if (c >= 'a' && c <= 'z') {
      return OptionalInt.of(0x1D44E + c - 'a');
    }
    int greek = GREEK.indexOf(c);
    return greek < 0 ? OptionalInt.empty() : OptionalInt.of(0x1D6E2 + greek);
  }

  private static boolean contain(List<String> bodies, Pattern pattern) {
    return bodies.stream().anyMatch(body -> Regex.matcher(pattern, body).find());
  }

  private static NavigableSet<Integer> characters(List<String> bodies) {
    NavigableSet<Integer> characters = new TreeSet<>();
    for (int c = ' '; c < 0x7F; c++) {
      characters.add(c);
    }
    boolean pointed = false;
    for (String body : bodies) {
      String text = Regex.matcher(ENTITY, Regex.matcher(TAG, body).replaceAll(" ")).replaceAll(" ");
      text.codePoints().filter(FontUsage::isSimple).forEach(characters::add);
      pointed |= text.codePoints().anyMatch(c -> c >= 0x0591 && c <= 0x05C7);
    }
    if (pointed) {
      // Hebrew points need positioning rules, which a subset lacks.
      characters.removeIf(c -> c >= 0x0590 && c <= 0x05FF);
    }
    return characters;
  }

  private static boolean isSimple(int c) {
    boolean alphabet = c < 0x0530 || (c >= 0x1E00 && c < 0x2000);
    boolean hebrew = c >= 0x05D0 && c <= 0x05F4;
    boolean sign = c >= 0x2000 && c < 0x2C00;
    return alphabet || hebrew || sign;
  }

  /** Returns true if the book has text of the kind that {@code font} is for. */
  boolean needs(FontFile font) {
    return switch (font.role()) {
      case MONO -> code && !font.italic() && font.weight() == 400;
      // The built-in style sets headings in semi-bold, tables and captions in regular.
      case SANS -> !font.italic() && (font.weight() > 400 ? headings : smallText);
      case SERIF -> font.italic() ? italic && font.weight() == 400 : font.weight() == 400 || bold;
      case SIGNS -> true;
      case MATHS -> !maths.isEmpty();
    };
  }
}
