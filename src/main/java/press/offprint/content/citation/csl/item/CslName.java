package press.offprint.content.citation.csl.item;

import java.util.Map;
import press.offprint.model.interrupt.Regex;

/**
 * A name of a person or an institution.
 *
 * @param literal a name that has no parts; empty for a person
 */
public record CslName(
    String family,
    String given,
    String dropping,
    String nonDropping,
    String suffix,
    boolean hasCommaSuffix,
    String literal) {

  static CslName of(Map<?, ?> parts) {
    String family = text(parts, "family");
    String given = text(parts, "given");
    String dropping = text(parts, "dropping-particle");
    String particle = text(parts, "non-dropping-particle");
    if (particle.isEmpty() && dropping.isEmpty()) {
      // A particle is written before the family name in small letters.
      String found =
          Regex.replaceFirst(family, "^((?:[\\p{Ll}'’ʾʿ‘-]+[ '’-])+)?(?=[^\\p{Ll}]).*$", "$1");
      if (!found.isBlank()
          && !found.equals(family)
          && Character.isLowerCase(found.codePointAt(0))) {
        particle = found.strip();
        boolean isJoined = found.endsWith("-") || found.endsWith("'") || found.endsWith("’");
        particle = isJoined ? found : particle;
        family = family.substring(found.length()).strip();
      }
    }
    String own = text(parts, "suffix");
    boolean hasComma = "true".equals(text(parts, "comma-suffix"));
    int comma = own.isEmpty() ? given.indexOf(',') : -1;
    if (comma > 0) {
      // BibTeX and pandoc write the suffix behind the given name, with an exclamation mark for a
      // comma.
      own = given.substring(comma + 1).strip();
      hasComma = own.startsWith("!");
      own = hasComma ? own.substring(1).strip() : own;
      given = given.substring(0, comma).strip();
    }
    return new CslName(family, given, dropping, particle, own, hasComma, text(parts, "literal"));
  }

  private static String text(Map<?, ?> parts, String name) {
    Object value = parts.get(name);
    return value == null ? "" : value.toString().strip();
  }

  /** Returns true if the name is written in the order of East Asia, without spaces. */
  public boolean isEastAsian() {
    String all = family + given;
    return !all.isEmpty()
        && all.codePoints()
            .filter(Character::isLetter)
            .allMatch(
                c ->
                    Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
  }
}
