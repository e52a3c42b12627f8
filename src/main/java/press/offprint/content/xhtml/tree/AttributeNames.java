package press.offprint.content.xhtml.tree;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.model.interrupt.Regex;

/** The valid values of the attributes {@code id}, {@code class} and {@code lang}. */
public final class AttributeNames {
  private static final int LONGEST_CLASS = 64;
  private static final int LONGEST_ANCHOR = 1_000;
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

  private AttributeNames() {}

  /** Returns the valid names in a {@code class} attribute, at most 20, without repetitions. */
  public static String classes(String value) {
    if (value.isEmpty() || isClass(value)) {
      return value;
    }
    return Stream.of(value.strip().split("\\s+"))
        .filter(AttributeNames::isClass)
        .limit(20)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  // A letter or low line, maybe behind one hyphen; then letters, digits, low lines and hyphens.
  private static boolean isClass(String name) {
    int start = name.startsWith("-") ? 1 : 0;
    if (name.length() == start || name.length() > start + LONGEST_CLASS) {
      return false;
    }
    for (int i = start; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && (i == start || !((c >= '0' && c <= '9') || c == '-'))) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if {@code value} has the form of a language tag (BCP 47). */
  public static boolean isLanguage(String value) {
    return Regex.matcher(LANGUAGE, value).matches();
  }

  /**
   * Returns an XML name without a colon, made of the first 200 characters of {@code text}. Other
   * characters are left out; the name is empty if none is left.
   */
  public static String id(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), 200));
    text.codePoints()
        .limit(200)
        .filter(AttributeNames::isNameCharacter)
        .forEach(out::appendCodePoint);
    boolean starts = !out.isEmpty() && isNameStart(out.codePointAt(0));
    return out.isEmpty() || starts ? out.toString() : "_" + out;
  }

  /**
   * Returns the first 1000 characters of {@code text} that an id may hold: letters of all scripts,
   * marks, digits and the signs of XML names. Ids with the prefix {@code page:} are those of the
   * page around an article, so that colon is left out.
   */
  public static String anchor(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST_ANCHOR));
    text.codePoints()
        .limit(LONGEST_ANCHOR)
        .filter(c -> isNameCharacter(c) || c == ':' || Character.isLetterOrDigit(c))
        .forEach(out::appendCodePoint);
    String anchor = out.toString();
    return anchor.startsWith("page:") ? Regex.replaceFirst(anchor, ":", "") : anchor;
  }

  // XML 1.0, productions 4 and 4a, without the colon.
  private static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7)
        || (c >= 0x370 && c <= 0x1FFF && c != 0x37E)
        || c == 0x200C
        || c == 0x200D
        || (c >= 0x2070 && c <= 0x218F)
        || (c >= 0x2C00 && c <= 0x2FEF)
        || (c >= 0x3001 && c <= 0xD7FF)
        || (c >= 0xF900 && c <= 0xFDCF)
        || (c >= 0xFDF0 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0xEFFFF);
  }

  private static boolean isNameCharacter(int c) {
    return isNameStart(c)
        || c == '-'
        || c == '.'
        || (c >= '0' && c <= '9')
        || c == 0xB7
        || (c >= 0x300 && c <= 0x36F)
        || c == 0x203F
        || c == 0x2040;
  }
}
