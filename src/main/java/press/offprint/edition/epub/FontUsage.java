package press.offprint.edition.epub;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;
import press.offprint.model.text.MathItalic;

/**
 * The characters of a book, as far as a subset of a font can show them.
 *
 * @param characters without scripts whose letters join, combine or are thousands
 * @param maths the characters of formulas
 */
record FontUsage(NavigableSet<Integer> characters, NavigableSet<Integer> maths) {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ENTITY = Pattern.compile("&(?:#\\d+|#x\\p{XDigit}+|\\w+);");
  private static final Pattern FORMULA =
      Pattern.compile("(?s)<math\\b[^>]*>(.*?)(?:<annotation\\b.*?)?</math>");

  private static final int ROOT = 0x221A;

  /** Returns the usage in these documents, given as XHTML or as plain text. */
  static FontUsage of(List<String> documents) {
    List<String> bodies =
        documents.stream()
            .map(document -> document.substring(Math.max(0, document.indexOf("<body"))))
            .toList();
    return new FontUsage(characters(bodies), maths(bodies));
  }

  private static NavigableSet<Integer> maths(List<String> bodies) {
    NavigableSet<Integer> maths = new TreeSet<>();
    for (String body : bodies) {
      Matcher formula = Regex.matcher(FORMULA, body);
      while (formula.find()) {
        if (formula.group(1).contains("<msqrt") || formula.group(1).contains("<mroot")) {
          maths.add(ROOT);
        }
        String text = Markup.unescape(Regex.matcher(TAG, formula.group(1)).replaceAll(""));
        text.codePoints()
            .forEach(
                c -> {
                  maths.add(c);
                  // A browser shows an identifier of one letter in italics.
                  maths.add(MathItalic.of(c));
                });
      }
    }
    return maths;
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
}
