package press.offprint.edition.pdf.math.speech;

import java.util.List;
import java.util.Map;
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
          "argmin");
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
      return speech.row(parts);
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
      return upper == null ? indexed : power(indexed, base, upper);
    }
    boolean isGroup = !speech.isSimple(base) && !ELEMENTS.contains(base.getTagName());
    String grouped = isGroup ? words.phrase("group", spoken) : spoken;
    String marked = lower == null ? grouped : below(grouped, lower);
    return upper == null ? marked : above(marked, upper);
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
    List<Element> parts = FormulaSpeech.parts(base);
    return !parts.isEmpty() && FormulaSpeech.isSign(parts.get(parts.size() - 1), SignSpeech.APPLY);
  }

  /** Returns true for a large operator, as that of a sum. */
  static boolean isLarge(Element element) {
    String sign = SignSpeech.usual(element.getTextContent());
    return Dom.is(element, "mo") && !sign.isEmpty() && LARGE.contains(sign);
  }

  /** Returns true for the base of limits, such as the sign of a sum. */
  static boolean hasLimits(Element base) {
    Element core = core(base);
    return isLarge(core) || LIMITS.contains(SignSpeech.usual(core.getTextContent()));
  }

  // The first element of a row that shows something.
  private static Element core(Element base) {
    List<Element> parts = FormulaSpeech.parts(base);
    return parts.isEmpty() || !Dom.is(base, "mrow") && !Dom.is(base, "mstyle")
        ? base
        : core(parts.get(0));
  }

  private String limits(String spoken, Element base, Element lower, Element upper) {
    String from = lower == null ? "" : speech.of(lower);
    String to = upper == null ? "" : speech.of(upper);
    if (lower == null) {
      return words.phrase("upTo", spoken, to);
    } else if (upper != null) {
      return words.phrase("fromTo", spoken, from, to);
    } else if (core(base).getTextContent().startsWith("lim")) {
      return words.phrase(
          "limit", spoken, from.replace(words.phrase("→"), words.phrase("approaches")));
    }
    return words.phrase("over", spoken, from);
  }

  private String sub(String base, Element lower) {
    return speech.of(lower).isEmpty()
        ? base
        : words.phrase(speech.isSimple(lower) ? "sub" : "longSub", base, speech.of(lower));
  }

  private String power(String spoken, Element base, Element upper) {
    String exponent = speech.of(upper);
    if (exponent.isEmpty()) {
      return spoken;
    }
    String sign = SignSpeech.usual(upper.getTextContent());
    if (sign.length() == 1 && PRIMES.contains(sign)) {
      return words.phrase(sign, spoken);
    }
    switch (sign) {
      case "2":
        return words.phrase("squared", spoken);
      case "3":
        return words.phrase("cubed", spoken);
      case "∘":
        return new Phrase().add(spoken).add(words.phrase("°")).toString();
      default:
        break;
    }
    boolean isSign =
        Dom.is(upper, "mo")
            || Dom.is(base, "mo") && !FenceSpeech.isClosing(base)
            || speech.of(base).isEmpty()
            || sign.startsWith("(")
            || sign.endsWith("+")
            || sign.endsWith("−");
    String key = isSign ? "superscript" : speech.isSimple(upper) ? "power" : "longPower";
    return words.phrase(key, spoken, exponent);
  }

  private String above(String base, Element upper) {
    String key = accent(upper);
    if (speech.of(upper).isEmpty()) {
      return base;
    }
    return key == null ? words.phrase("above", base, speech.of(upper)) : words.phrase(key, base);
  }

  private String below(String base, Element lower) {
    String key = accent(lower);
    boolean isLine =
        "bar".equals(key)
            || FormulaSpeech.isSign(lower, "_")
            || FormulaSpeech.isSign(lower, "\u0332");
    if (speech.of(lower).isEmpty()) {
      return base;
    } else if (isLine) {
      return words.phrase("underlined", base);
    }
    return key == null ? words.phrase("below", base, speech.of(lower)) : words.phrase(key, base);
  }

  private static String accent(Node sign) {
    return Dom.is(sign, "mo") ? ACCENTS.get(SignSpeech.usual(sign.getTextContent())) : null;
  }
}
