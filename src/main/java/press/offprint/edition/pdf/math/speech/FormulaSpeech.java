package press.offprint.edition.pdf.math.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/**
 * A writer of presentation MathML as words for a screen reader, so that each part has a beginning
 * and an end that can be heard: "the fraction with numerator a plus b, and denominator 2, end of
 * fraction". Immutable.
 */
public final class FormulaSpeech {
  /** Elements whose words can end without a word for their end. */
  private static final Set<String> OPEN = Set.of("mfrac", "msqrt", "msup", "msubsup");

  private static final Set<String> TOKENS = Set.of("mi", "mn", "mo", "mtext", "ms");
  private static final Set<String> GROUPS = Set.of("mrow", "mstyle", "mpadded", "mtd");

  private final SpeechWords words;
  private final SignSpeech signs;
  private final ScriptSpeech scripts;
  private final FenceSpeech fences;
  private final TableSpeech tables;

  public FormulaSpeech(SpeechWords words) {
    this.words = words;
    this.signs = new SignSpeech(words);
    this.scripts = new ScriptSpeech(words, this);
    this.tables = new TableSpeech(words, this);
    this.fences = new FenceSpeech(words, this, tables, scripts);
  }

  /** Returns the language of the words as a BCP 47 tag. */
  public String language() {
    return words.language();
  }

  /** Returns an element of MathML in words; empty if it shows nothing. */
  public String of(Element element) {
    List<Element> parts = parts(element);
    return switch (element.getTagName()) {
      case "mi", "mn", "mo" -> signs.of(element.getTextContent());
      case "mtext", "ms" -> SignSpeech.collapsed(element.getTextContent());
      case "mspace", "mphantom", "none", "annotation", "annotation-xml", "maligngroup" -> "";
      case "semantics" -> parts.isEmpty() ? "" : of(parts.get(0));
      case "mfrac" -> parts.size() < 2 ? row(parts) : fraction(element, parts.get(0), parts.get(1));
      case "msqrt" -> root(parts);
      case "mroot" -> parts.size() < 2 ? row(parts) : root(parts.get(0), parts.get(1));
      case "msub", "msup", "msubsup", "munder", "mover", "munderover" -> scripts.of(element);
      case "mmultiscripts" -> scripts.before(parts);
      case "mtable" -> tables.of(element);
      case "mrow" -> group(parts);
      case "menclose" -> enclosed(element, row(parts));
      default -> row(parts);
    };
  }

  /** Returns the elements in an element. */
  static List<Element> parts(Element element) {
    return Dom.children(element).stream()
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .collect(Collectors.toList());
  }

  /** Returns elements without spaces. */
  static List<Element> withoutSpaces(List<Element> parts) {
    return parts.stream()
        .filter(part -> !part.getTagName().equals("mspace"))
        .collect(Collectors.toList());
  }

  /** Returns elements that follow each other. */
  String row(List<Element> all) {
    List<Element> parts = withoutSpaces(all);
    Phrase phrase = new Phrase();
    int[] ends = fences.ends(parts);
    for (int i = 0; i < parts.size(); ) {
      int next = ends[i];
      String spoken = next > i ? fences.of(parts.subList(i, next)) : part(parts, i);
      // A pause is the end of a part without such words, as in "1 over 2, x".
      boolean isOpen = i > 0 && isOpen(parts.get(i - 1)) && FenceSpeech.isOperand(parts.get(i));
      phrase = isOpen ? phrase.add(',', spoken) : phrase.add(spoken);
      i = Math.max(next, i + 1);
    }
    return phrase.toString();
  }

  private boolean isOpen(Element part) {
    List<Element> parts = withoutSpaces(parts(part));
    if (parts.isEmpty() || scripts.isApplied(part) || ScriptSpeech.hasLimits(parts.get(0))) {
      return false;
    }
    return OPEN.contains(part.getTagName())
        || (GROUPS.contains(part.getTagName()) && isOpen(parts.get(parts.size() - 1)));
  }

  /** Returns the only part of a group, or the element itself. */
  static Element core(Element element) {
    List<Element> parts = withoutSpaces(parts(element));
    return parts.size() == 1 && GROUPS.contains(element.getTagName())
        ? core(parts.get(0))
        : element;
  }

  // KaTeX writes some functions letter by letter.
  private String group(List<Element> parts) {
    return parts.stream().allMatch(part -> Dom.is(part, "mi"))
        ? words
            .find(parts.stream().map(Element::getTextContent).collect(Collectors.joining()))
            .orElseGet(() -> row(parts))
        : row(parts);
  }

  /**
   * Returns elements around an arrow, which means an approach; empty if there is no arrow.
   *
   * @param lower the part below a limit
   */
  Optional<String> approach(Element lower) {
    List<Element> parts = withoutSpaces(parts(core(lower)));
    for (int i = 0; i < parts.size(); i++) {
      if (isSign(parts.get(i), "→")) {
        return Optional.of(
            new Phrase()
                .add(row(parts.subList(0, i)))
                .add(words.phrase("approaches"))
                .add(row(parts.subList(i + 1, parts.size())))
                .toString());
      }
    }
    return Optional.empty();
  }

  // The sign of application is between a function and its argument.
  private String part(List<Element> parts, int at) {
    Element part = parts.get(at);
    boolean hasArgument = at + 1 < parts.size() && !isSign(parts.get(at + 1), "(");
    if (isSign(part, SignSpeech.APPLY)) {
      return hasArgument ? words.phrase("apply") : "";
    }
    boolean applies = scripts.isApplied(part) || ScriptSpeech.isLarge(part);
    return applies && hasArgument
        ? new Phrase().add(of(part)).add(words.phrase("apply")).toString()
        : of(part);
  }

  /** Returns true for an operator or an identifier with that text. */
  static boolean isSign(Node node, String sign) {
    return (Dom.is(node, "mo") || Dom.is(node, "mi"))
        && SignSpeech.usual(node.getTextContent()).equals(sign);
  }

  /** Returns true for a part that is one word, or one with a sign before it. */
  boolean isSimple(Element element) {
    List<Element> tokens = new ArrayList<>();
    addTokens(element, tokens);
    return tokens.size() == 1 || (tokens.size() == 2 && isSign(tokens.get(0), "−"));
  }

  // Three are enough for the answer, and parts are in parts.
  private void addTokens(Element element, List<Element> tokens) {
    if (TOKENS.contains(element.getTagName())) {
      if (!of(element).isEmpty()) {
        tokens.add(element);
      }
    } else if (!Dom.is(element, "mphantom")) {
      Node child = element.getFirstChild();
      for (; child != null && tokens.size() < 3; child = child.getNextSibling()) {
        if (child instanceof Element part) {
          addTokens(part, tokens);
        }
      }
    }
  }

  /** Returns true for parts above one another without a line. */
  static boolean isStack(Element element) {
    return Dom.is(element, "mfrac") && element.getAttribute("linethickness").startsWith("0");
  }

  private String fraction(Element element, Element above, Element below) {
    if (isStack(element)) {
      return new Phrase().add(of(above)).add(',', of(below)).toString();
    }
    String key = isSimple(above) && isSimple(below) ? "fraction" : "longFraction";
    return words.phrase(key, of(above), of(below));
  }

  private String root(List<Element> all) {
    List<Element> parts = withoutSpaces(all);
    boolean isSimple = parts.size() == 1 && isSimple(parts.get(0));
    return words.phrase(isSimple ? "root" : "longRoot", row(parts));
  }

  private String root(Element radicand, Element index) {
    return index.getTextContent().strip().equals("3")
        ? words.phrase("cubeRoot", of(radicand))
        : words.phrase("nthRoot", of(radicand), of(index));
  }

  private String enclosed(Element element, String inner) {
    String notation = element.getAttribute("notation");
    if (notation.contains("strike")) {
      return words.phrase("crossedOut", inner);
    }
    return notation.contains("box") ? words.phrase("boxed", inner) : inner;
  }
}
