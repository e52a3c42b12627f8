package press.offprint.edition.pdf.math.speech;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.interrupt.Regex;

/**
 * The words for letters and signs. A sign without words is named as Unicode names it, because
 * screen readers are silent at signs that they do not know.
 */
final class SignSpeech {
  /** The sign of FUNCTION APPLICATION, which is not shown. */
  static final String APPLY = "\u2061";

  private static final int NOT = 0x338;

  /** Words in the names of Unicode's mathematical letters, and the keys of their styles. */
  private static final List<Map.Entry<String, String>> STYLES =
      List.of(
          Map.entry("SCRIPT", "script"),
          Map.entry("FRAKTUR", "fraktur"),
          Map.entry("BLACK-LETTER", "fraktur"),
          Map.entry("DOUBLE-STRUCK", "doubleStruck"),
          Map.entry("SANS-SERIF", "sansSerif"),
          Map.entry("MONOSPACE", "monospace"),
          Map.entry("BOLD", "bold"));

  /** Signs that KaTeX and authors write for the same. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("-", "−"),
          Map.entry("*", "∗"),
          Map.entry("·", "⋅"),
          Map.entry("|", "∣"),
          Map.entry("‖", "∥"),
          Map.entry("⩽", "≤"),
          Map.entry("⩾", "≥"),
          Map.entry(":=", "≔"),
          Map.entry("⟶", "→"),
          Map.entry("⟵", "←"),
          Map.entry("⟷", "↔"),
          Map.entry("⟹", "⇒"),
          Map.entry("⟸", "⇐"),
          Map.entry("⟺", "⇔"),
          Map.entry("⟼", "↦"),
          Map.entry("⟂", "⊥"),
          Map.entry("∶", ":"),
          Map.entry("⋯", "…"),
          Map.entry("⋮", "…"),
          Map.entry("⋱", "…"),
          Map.entry("...", "…"),
          Map.entry("∙", "⋅"),
          Map.entry("⋆", "∗"),
          Map.entry("′′", "″"),
          Map.entry("′′′", "‴"),
          Map.entry("′′′′", "⁗"));

  private final SpeechWords words;

  SignSpeech(SpeechWords words) {
    this.words = words;
  }

  /** Returns a text with one space in place of each run of spaces, and none at its ends. */
  static String collapsed(String text) {
    return Regex.replaceAll(text, "[\\s\\p{Zs}]+", " ").strip();
  }

  /** Returns the usual one of signs with the same meaning. */
  static String usual(String text) {
    String sign = Normalizer.normalize(collapsed(text), Normalizer.Form.NFC);
    return SAME.getOrDefault(sign, sign);
  }

  /** Returns the words for an identifier, a number or an operator. */
  String of(String text) {
    String sign = usual(text);
    Optional<String> known = words.find(sign);
    if (known.isPresent()) {
      return known.get();
    }
    int first = sign.isEmpty() ? 0 : sign.codePointAt(0);
    if (sign.length() > Character.charCount(first)) {
      return ofSeveral(sign);
    }
    return isSilent(first) ? "" : ofOne(first);
  }

  private static boolean isSilent(int sign) {
    return sign == 0
        || Character.getType(sign) == Character.FORMAT
        || Character.isSpaceChar(sign)
        || Character.isWhitespace(sign);
  }

  // Letters and digits in a row are a word or a number, and other signs have words each.
  private String ofSeveral(String text) {
    if (text.codePoints().allMatch(SignSpeech::isPlain)) {
      return text;
    }
    Phrase phrase = new Phrase();
    int[] signs = text.codePoints().toArray();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < signs.length; i++) {
      if (isPlain(signs[i])) {
        word.appendCodePoint(signs[i]);
        continue;
      }
      phrase.add(word.toString());
      word.setLength(0);
      String sign = isSilent(signs[i]) || signs[i] == NOT ? "" : of(Character.toString(signs[i]));
      phrase.add(i + 1 < signs.length && signs[i + 1] == NOT ? words.phrase("not", sign) : sign);
    }
    return phrase.add(word.toString()).toString();
  }

  private static boolean isPlain(int letter) {
    return letter == '.'
        || letter == ','
        || letter == '\''
        || (Character.getType(letter) == Character.NON_SPACING_MARK && letter != NOT)
        || (Character.isLetterOrDigit(letter) && !isStyled(letter));
  }

  private static boolean isStyled(int letter) {
    return letter > 0x2000
        && !Normalizer.isNormalized(Character.toString(letter), Normalizer.Form.NFKC);
  }

  private String ofOne(int sign) {
    String text = Character.toString(sign);
    if (sign == '.') {
      return text; // A pause, because most are the end of a sentence.
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    int letter = plain.codePointAt(0);
    if (!Character.isLetterOrDigit(letter) && !words.find(plain).isPresent()) {
      return name(sign);
    }
    String spoken = plain;
    int small = Character.toLowerCase(letter);
    Optional<String> named = words.find(Character.toString(small));
    if (small != letter) {
      spoken = words.phrase("capital", named.orElse(plain));
    } else if (named.isPresent()) {
      spoken = named.get();
    }
    if (isStyled(sign)) {
      List<String> names = List.of(Character.getName(sign).split(" ", -1));
      for (Map.Entry<String, String> style : STYLES) {
        spoken = names.contains(style.getKey()) ? words.phrase(style.getValue(), spoken) : spoken;
      }
    }
    return spoken;
  }

  private static String name(int sign) {
    String name = Character.getName(sign);
    return name == null ? Character.toString(sign) : name.toLowerCase(Locale.ROOT);
  }
}
