package press.offprint.edition;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.sfnt.GlyphCoverage;

/**
 * A TrueType font that editions may embed.
 *
 * @param name a safe file name, unique among the fonts, such as {@code SourceSerif4_400Regular.ttf}
 * @param family the name in style sheets, such as {@code Source Serif 4}
 * @param weight 100 to 900, as in CSS
 * @param role the use of the font
 * @param languages BCP 47 tags in lower case of the languages that prefer this font for characters
 *     which they share with other languages, such as {@code zh-hant}; may be empty
 * @param sha256 of its bytes, in hexadecimal
 * @param bytes the whole file, read on demand
 * @param coverage the characters of the font, read on demand
 */
public record FontFile(
    String name,
    String family,
    int weight,
    boolean italic,
    Role role,
    List<String> languages,
    String sha256,
    Supplier<Bytes> bytes,
    Supplier<GlyphCoverage> coverage) {

  /** The uses of fonts. */
  public enum Role {
    SERIF,
    SANS,
    MONO,
    /** Symbols that text fonts lack. */
    SIGNS,
    /** Formulas; the font has the table {@code MATH}. */
    MATHS
  }

  public FontFile {
    languages = List.copyOf(languages);
  }

  /** Returns true if text in a language, given as BCP 47 tag, prefers this font. */
  public boolean prefersLanguage(String language) {
    String tag = language.toLowerCase(Locale.ROOT);
    if (Regex.matches(tag, "zh-(tw|hk|mo)\\b.*")) {
      tag = "zh-hant";
    } else if (tag.startsWith("zh") && !tag.startsWith("zh-hant")) {
      tag = "zh";
    }
    for (String own : languages) {
      if (tag.equals(own) || (tag.startsWith(own + "-") && !tag.startsWith("zh-hant"))) {
        return true;
      }
    }
    return false;
  }
}
