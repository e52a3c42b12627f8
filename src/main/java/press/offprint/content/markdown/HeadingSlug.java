package press.offprint.content.markdown;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.HeadingIds;

/** The anchor of a heading, by the rules of GitHub, Hugo and Jekyll or by others. */
public final class HeadingSlug {
  private HeadingSlug() {}

  /** Returns the anchor by GitHub's rules; empty if the text has no letters and no digits. */
  public static String of(String text) {
    return of(text, HeadingIds.GITHUB);
  }

  /** Returns the anchor of a heading; empty if the text has no letters and no digits. */
  public static String of(String text, HeadingIds kind) {
    String slug =
        switch (kind) {
          case GITHUB -> words(text, HeadingSlug::isWordPart);
          case OFFPRINT -> xmlName(words(text, HeadingSlug::isWordPart));
          case GITHUB_ASCII -> words(withoutMarks(text), c -> c < 128 && isWordPart(c));
          case BLACKFRIDAY -> joined(text);
          case KRAMDOWN -> ascii(text);
        };
    return slug.chars().allMatch(c -> c == '-' || c == '_') ? "" : slug;
  }

  // Each space becomes a hyphen, and other signs are left out.
  private static String words(String text, IntPredicate isWordPart) {
    StringBuilder out = new StringBuilder(text.length());
    text.strip()
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                out.append('-');
              } else if (c == '-' || isWordPart.test(c)) {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean isWordPart(int c) {
    int type = Character.getType(c);
    // Vowel signs of Indic scripts are part of a word, and the selectors behind an emoji are not.
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    boolean selector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    return Character.isLetterOrDigit(c)
        || type == Character.CONNECTOR_PUNCTUATION
        || (mark && !selector);
  }

  private static String withoutMarks(String text) {
    return Regex.replaceAll(Normalizer.normalize(text, Normalizer.Form.NFD), "\\p{Mn}+", "");
  }

  private static String xmlName(String slug) {
    return Regex.matches(slug, "(?s)[0-9-].*") ? "_" + slug : slug;
  }

  // Each sequence of other characters is one hyphen between two words.
  private static String joined(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean[] gap = {false};
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            c -> {
              boolean number =
                  Character.getType(c) == Character.LETTER_NUMBER
                      || Character.getType(c) == Character.OTHER_NUMBER;
              if (Character.isLetterOrDigit(c) || number) {
                out.append(gap[0] && !out.isEmpty() ? "-" : "").appendCodePoint(c);
                gap[0] = false;
              } else {
                gap[0] = true;
              }
            });
    return out.toString();
  }

  private static String ascii(String text) {
    return Regex.replaceAll(Regex.replaceFirst(text, "^[^a-zA-Z]+", ""), "[^a-zA-Z0-9 -]", "")
        .replace(' ', '-')
        .toLowerCase(Locale.ROOT);
  }
}
