package press.offprint.edition;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;
import press.offprint.sfnt.GlyphCoverage;

/**
 * A TrueType font that editions may embed.
 *
 * @param name a safe file name, unique among the fonts, such as {@code SourceSerif4_400Regular.ttf}
 * @param family as style sheets name it, such as {@code Source Serif 4}
 * @param weight 100 to 900, as in CSS
 * @param role what it is for
 * @param languages BCP 47 tags in lower case that prefer it for the characters they share with
 *     others, such as {@code zh-hant}; empty for none
 * @param sha256 of its bytes, in hexadecimal
 * @param bytes the whole file; read when asked for
 * @param coverage what it can show; found out when asked for
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

  /** The kinds of fonts. */
  public enum Role {
    SERIF,
    SANS,
    MONO,
    /** Symbols that text fonts lack. */
    SIGNS
  }

  public FontFile {
    languages = List.copyOf(languages);
  }

  /** True where text in {@code language}, a BCP 47 tag, prefers this font: by the longest tag. */
  public boolean prefersLanguage(String language) {
    String tag = language.toLowerCase(Locale.ROOT);
    if (tag.matches("zh-(tw|hk|mo)\\b.*")) {
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
