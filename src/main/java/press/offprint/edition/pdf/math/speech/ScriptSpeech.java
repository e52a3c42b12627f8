package press.offprint.edition.pdf.math.speech;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/** The words for scripts, limits and accents. */
final class ScriptSpeech {
  private static final Set<String> ELEMENTS =
      Set.of("msub", "msup", "msubsup", "munder", "mover", "munderover");
  private static final String LARGE = "∑∏∐∫∬∭∮⋃⋂⨁⨂⋁⋀";
  private static final Set<String> LIMITS =
      Set.of(
          "lim", "lim sup", "lim inf", "limsup", "liminf", "max", "min", "sup", "inf", "argmax",
          "argmin", "arg max", "arg min");

  /** Lines below, by the signs that KaTeX and fonts use for them. */
  private static final Set<String> LINES =
      Set.of("_", "ˉ", "¯", "\u203e", "\u0304", "\u0305", "\u0332");

  private static final String PRIMES = "′″‴⁗";

  /** The keys of accents, by the signs that KaTeX and fonts use for them. */
  private static final Map<String, String> ACCENTS =
      Map.ofEntries(
          Map.entry("^", "hat"),
          Map.entry("\u0302", "hat"),
          Map.entry("ˆ", "hat"),
          Map.entry("ˉ", "bar"),
          Map.entry("¯", "bar"),
          Map.entry("\u203e", "bar"),
          Map.entry("\u0304", "bar"),
          Map.entry("\u0305", "bar"),
          Map.entry("~", "tilde"),
          Map.entry("\u0303", "tilde"),
          Map.entry("˜", "tilde"),
          Map.entry("\u20d7", "vector"),
          Map.entry("→", "vector"),
          Map.entry("˙", "dot"),
          Map.entry("\u0307", "dot"),
          Map.entry("¨", "doubleDot"),
          Map.entry("\u0308", "doubleDot"),
          Map.entry("⏞", "overbrace"),
          Map.entry("⏟", "underbrace"));

  private final SpeechWords words;
  private final FormulaSpeech speech;

  ScriptSpeech(SpeechWords words, FormulaSpeech speech) {
    this.words = words;
    this.speech = speech;
  }

  /** Returns an element with scripts in words. */
  String of(Element element) {
    List<Element> parts = FormulaSpeech.parts(element);
    return parts.isEmpty() ? "" : of(element, speech.of(parts.get(0)));
  }

  /**
   * Returns an element with scripts in words.
   *
   * @param spoken the words for its base
   */
  String of(Element element, String spoken) {
    String name = element.getTagName();
    List<Element> parts = FormulaSpeech.parts(element);
    boolean isShort = parts.size() < (name.equals("msubsup") || name.equals("munderover") ? 3 : 2);
    if (isShort) {
      return new Phrase().add(spoken).add(speech.row(parts.subList(1, parts.size()))).toString();
    }
    Element base = parts.get(0);
    boolean hasLower = !name.equals("msup") && !name.equals("mover");
    Element lower = hasLower ? parts.get(1) : null;
    Element upper = hasLower ? (parts.size() > 2 ? parts.get(2) : null) : parts.get(1);
    if (hasLimits(base)) {
      return limits(spoken, base, lower, upper);
    }
    if (name.startsWith("msu")) {
      String indexed = lower == null ? spoken : sub(spoken, lower);
      return upper == null ? indexed : power(indexed, base, upper, spoken.isEmpty());
    }
    boolean isGroup =
        !spoken.isEmpty() && !speech.isSimple(base) && !ELEMENTS.contains(base.getTagName());
    String grouped = isGroup ? words.phrase("group", spoken) : spoken;
    String marked = lower == null ? grouped : below(grouped, lower);
    return upper == null ? marked : above(marked, upper);
  }

  /** Returns scripts before a base; the parts are the base, their sign, and the two scripts. */
  String before(List<Element> parts) {
    if (parts.size() != 4) {
      return speech.row(parts);
    }
    String lower = speech.of(parts.get(2));
    String upper = speech.of(parts.get(3));
    Phrase phrase = new Phrase();
    phrase.add(upper.isEmpty() ? "" : words.phrase("superscript", "", upper));
    phrase.add(',', lower.isEmpty() ? "" : words.phrase("sub", "", lower));
    return phrase.add(',', speech.of(parts.get(0))).toString();
  }

  /** Returns true for a function with scripts that has the sign of application in its base. */
  boolean isApplied(Element element) {
    if (!ELEMENTS.contains(element.getTagName())) {
      return false;
    }
    List<Element> parts = FormulaSpeech.parts(element);
    return !parts.isEmpty() && !hasLimits(parts.get(0)) && isFunction(parts.get(0));
  }

  private static boolean isFunction(Element base) {
    List<Element> parts = FormulaSpeech.withoutSpaces(FormulaSpeech.parts(base));
    return !parts.isEmpty() && FormulaSpeech.isSign(parts.get(parts.size() - 1), SignSpeech.APPLY);
  }

  /** Returns true for a large operator, as that of a sum. */
  static boolean isLarge(Element element) {
    String sign = Dom.is(element, "mo") ? SignSpeech.usual(element.getTextContent()) : "";
    return !sign.isEmpty() && LARGE.contains(sign);
  }

  /** Returns true for the base of limits, such as the sign of a sum. */
  static boolean hasLimits(Element base) {
    Element core = core(base);
    boolean isName = Dom.is(core, "mi") || Dom.is(core, "mo");
    return isLarge(core) || (isName && LIMITS.contains(SignSpeech.usual(core.getTextContent())));
  }

  // The first element of a row that shows something.
  private static Element core(Element base) {
    List<Element> parts = FormulaSpeech.withoutSpaces(FormulaSpeech.parts(base));
    boolean isRow = Dom.is(base, "mrow") || Dom.is(base, "mstyle");
    return isRow && !parts.isEmpty() ? core(parts.get(0)) : base;
  }

  private String limits(String spoken, Element base, Element lower, Element upper) {
    String to = upper == null ? "" : speech.of(upper);
    if (lower == null) {
      return words.phrase("upTo", spoken, to);
    }
    Optional<String> approach =
        upper == null && core(base).getTextContent().startsWith("lim")
            ? speech.approach(lower)
            : Optional.empty();
    if (approach.isPresent()) {
      return words.phrase("limit", spoken, approach.get());
    }
    String from = speech.of(lower);
    return upper == null
        ? words.phrase("over", spoken, from)
        : words.phrase("fromTo", spoken, from, to);
  }

  // Each part is written once, because parts are in parts: twice would be exponential.
  private String sub(String base, Element lower) {
    String index = speech.of(lower);
    String key = speech.isSimple(lower) ? "sub" : "longSub";
    return index.isEmpty() ? base : words.phrase(key, base, index);
  }

  private String power(String spoken, Element base, Element upper, boolean isAlone) {
    List<Element> parts = FormulaSpeech.parts(upper);
    if (parts.size() == 2 && isPrime(parts.get(0)) && !isPrime(parts.get(1))) {
      String primed = words.phrase(SignSpeech.usual(parts.get(0).getTextContent()), spoken);
      return power(primed, base, parts.get(1), isAlone);
    }
    String exponent = speech.of(upper);
    String sign = SignSpeech.usual(upper.getTextContent());
    if (exponent.isEmpty()) {
      return spoken;
    } else if (sign.length() == 1 && PRIMES.contains(sign)) {
      return words.phrase(sign, spoken);
    } else if (sign.equals("∘")) {
      return new Phrase().add(spoken).add(words.phrase("°")).toString();
    }
    boolean isInBrackets = sign.startsWith("(") && sign.indexOf(')') == sign.length() - 1;
    boolean isMark =
        Dom.is(upper, "mo") || isInBrackets || sign.endsWith("+") || sign.endsWith("−");
    boolean isOperator = Dom.is(base, "mo") && !FenceSpeech.isClosing(base);
    if (isMark || isOperator || isAlone) {
      return words.phrase("superscript", spoken, exponent);
    }
    return switch (sign) {
      case "2" -> words.phrase("squared", spoken);
      case "3" -> words.phrase("cubed", spoken);
      default -> words.phrase(speech.isSimple(upper) ? "power" : "longPower", spoken, exponent);
    };
  }

  private static boolean isPrime(Element part) {
    String sign = Dom.is(part, "mo") ? SignSpeech.usual(part.getTextContent()) : "";
    return sign.length() == 1 && PRIMES.contains(sign);
  }

  private String above(String base, Element upper) {
    String key = accent(upper);
    if (key != null) {
      return words.phrase(key, base);
    }
    String spoken = speech.of(upper);
    return spoken.isEmpty() ? base : words.phrase("above", base, spoken);
  }

  private String below(String base, Element lower) {
    String key =
        LINES.contains(SignSpeech.usual(lower.getTextContent())) ? "underlined" : accent(lower);
    if (key != null) {
      return words.phrase(key, base);
    }
    String spoken = speech.of(lower);
    return spoken.isEmpty() ? base : words.phrase("below", base, spoken);
  }

  private static String accent(Node sign) {
    return Dom.is(sign, "mo") ? ACCENTS.get(SignSpeech.usual(sign.getTextContent())) : null;
  }
}
