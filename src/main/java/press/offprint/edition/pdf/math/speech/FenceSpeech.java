package press.offprint.edition.pdf.math.speech;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;

/** The words for the content of a pair of brackets or bars. */
final class FenceSpeech {
  private static final String BAR = "∣";
  private static final String BRACE = "{";

  /** The keys of pairs that have a meaning, by their first sign. */
  private static final Map<String, String> KEYS =
      Map.of(BAR, "absolute", "∥", "norm", "⌊", "floor", "⌈", "ceiling");

  private static final Map<String, String> CLOSING =
      Map.of(BAR, BAR, "∥", "∥", "⌊", "⌋", "⌈", "⌉", "(", ")", "[", "]", BRACE, "}", "⟨", "⟩");

  private static final String CLOSED = ")]}⟩⌋⌉!′";

  private final SpeechWords words;
  private final FormulaSpeech speech;
  private final TableSpeech tables;
  private final ScriptSpeech scripts;

  FenceSpeech(SpeechWords words, FormulaSpeech speech, TableSpeech tables, ScriptSpeech scripts) {
    this.words = words;
    this.speech = speech;
    this.tables = tables;
    this.scripts = scripts;
  }

  /**
   * Returns, for each part of a row, the place behind the construct in brackets that begins there,
   * or 0 if none begins there. It takes linear time for any number of brackets without a partner.
   */
  int[] ends(List<Element> parts) {
    int[] ends = new int[parts.size()];
    Map<String, Integer> next = new HashMap<>();
    for (int i = parts.size() - 1; i >= 0; i--) {
      // The content of a pair has at least one part.
      if (i + 2 < parts.size() && isOperand(parts.get(i + 1))) {
        next.put(sign(base(parts.get(i + 2))), i + 3);
      }
      String open = sign(parts.get(i));
      if (!CLOSING.containsKey(open)) {
        continue;
      }
      if (hasInside(parts, i, "mtable") || isChoice(parts, i)) {
        ends[i] = Math.min(i + 3, parts.size());
      } else if (KEYS.containsKey(open) && (i == 0 || !isOperand(parts.get(i - 1)))) {
        ends[i] = next.getOrDefault(CLOSING.get(open), 0);
      }
    }
    return ends;
  }

  private static String sign(Element part) {
    return Dom.is(part, "mo") || Dom.is(part, "mi") ? SignSpeech.usual(part.getTextContent()) : "";
  }

  // The second bracket can have scripts.
  private static Element base(Element part) {
    List<Element> parts = FormulaSpeech.parts(part);
    return part.getTagName().startsWith("msu") && !parts.isEmpty() ? parts.get(0) : part;
  }

  /** Returns false for an operator, after which an operand begins, and for a bar. */
  static boolean isOperand(Element part) {
    String sign = sign(part);
    return isClosing(part) || !(Dom.is(part, "mo") || sign.equals(BAR) || sign.equals("/"));
  }

  /** Returns true for the second one of a pair of brackets. */
  static boolean isClosing(Element part) {
    String sign = sign(part);
    return !sign.isEmpty() && CLOSED.contains(sign);
  }

  // An element that is followed by its second bracket, or by nothing.
  private static boolean hasInside(List<Element> parts, int start, String name) {
    int at = start + 1;
    return at < parts.size()
        && Dom.is(FormulaSpeech.core(parts.get(at)), name)
        && (at + 1 == parts.size() || Dom.is(parts.get(at + 1), "mo"));
  }

  private static boolean isChoice(List<Element> parts, int start) {
    return sign(parts.get(start)).equals("(")
        && hasInside(parts, start, "mfrac")
        && start + 2 < parts.size()
        && FormulaSpeech.core(parts.get(start + 1)).getAttribute("linethickness").startsWith("0");
  }

  /** Returns a construct with its brackets. */
  String of(List<Element> parts) {
    String open = sign(parts.get(0));
    Element inner = FormulaSpeech.core(parts.get(1));
    if (Dom.is(inner, "mtable")) {
      boolean isClosed = parts.size() > 2 && !parts.get(2).getTextContent().isBlank();
      return tables.of(inner, open.equals(BAR), open.equals(BRACE) && !isClosed);
    }
    if (isChoice(parts, 0)) {
      List<Element> both = FormulaSpeech.parts(inner);
      return words.phrase("choose", speech.of(both.get(0)), speech.of(both.get(1)));
    }
    Element last = parts.get(parts.size() - 1);
    String spoken = words.phrase(KEYS.get(open), speech.row(parts.subList(1, parts.size() - 1)));
    return base(last) == last ? spoken : scripts.of(last, spoken);
  }
}
