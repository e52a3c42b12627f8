package press.offprint.edition.pdf.math.speech;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;

/** The words for the content of a pair of brackets or bars. */
final class FenceSpeech {
  private static final String BAR = "∣";
  private static final String DOUBLE_BAR = "∥";
  private static final int DEEPEST = 8;
  private static final String BRACE = "{";

  /** The keys of pairs that have a meaning, by their first sign. */
  private static final Map<String, String> KEYS =
      Map.of(BAR, "absolute", DOUBLE_BAR, "norm", "⌊", "floor", "⌈", "ceiling");

  private static final Map<String, String> CLOSING =
      Map.of(
          BAR,
          BAR,
          DOUBLE_BAR,
          DOUBLE_BAR,
          "⌊",
          "⌋",
          "⌈",
          "⌉",
          "(",
          ")",
          "[",
          "]",
          BRACE,
          "}",
          "⟨",
          "⟩");

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

  /** A bracket that is open. */
  private record Open(String sign, int at) {
    boolean isBar() {
      return CLOSING.get(sign).equals(sign);
    }
  }

  /**
   * Returns, for each part of a row, the place behind the construct in brackets that begins there,
   * or 0 if none begins there. It takes linear time for any number of brackets.
   */
  int[] ends(List<Element> parts) {
    int[] ends = new int[parts.size()];
    Deque<Open> open = new ArrayDeque<>();
    int closed = -1; // the second one of the last pair
    for (int i = 0; i < parts.size(); i++) {
      String sign = sign(base(parts.get(i)));
      if (isAround(parts, i)) {
        ends[i] = Math.min(i + 3, parts.size());
        i = ends[i] - 1;
      } else if (isPair(sign)
          ? (i > 0 && closed == i - 1) || endsOperand(parts, i)
          : CLOSING.containsValue(sign)) {
        closed = close(sign, i, open, ends) ? i : closed;
      } else if (CLOSING.containsKey(sign) && base(parts.get(i)) == parts.get(i)) {
        // Deeper ones are named one by one; nobody could follow them.
        if (open.size() < DEEPEST) {
          open.push(new Open(sign, i));
        }
      }
    }
    return ends;
  }

  private static boolean close(String sign, int at, Deque<Open> open, int[] ends) {
    boolean isBar = isPair(sign);
    while (!isBar && !open.isEmpty() && open.peek().isBar()) {
      open.pop(); // A bar has its partner within the same brackets.
    }
    if (open.isEmpty() || (isBar && !open.peek().sign().equals(sign))) {
      return false;
    }
    Open first = open.pop();
    boolean hasMeaning = KEYS.containsKey(first.sign()) && CLOSING.get(first.sign()).equals(sign);
    if (hasMeaning && at > first.at() + 1) {
      ends[first.at()] = at + 1;
    }
    return true;
  }

  private static boolean isPair(String sign) {
    return sign.equals(BAR) || sign.equals(DOUBLE_BAR);
  }

  // A bar is the second of two if an operand ends before it, as in |-3|.
  private boolean endsOperand(List<Element> parts, int at) {
    if (at == 0 || !isOperand(parts.get(at - 1))) {
      return false;
    }
    Element before = parts.get(at - 1);
    List<Element> scripted = FormulaSpeech.parts(before);
    return !scripts.isApplied(before)
        && (scripted.isEmpty() || !ScriptSpeech.hasLimits(scripted.get(0)));
  }

  // A table or a stack alone between brackets; those of cases have no second one.
  private static boolean isAround(List<Element> parts, int start) {
    String open = sign(parts.get(start));
    if (!CLOSING.containsKey(open) || start + 1 >= parts.size()) {
      return false;
    }
    Element inside = FormulaSpeech.core(parts.get(start + 1));
    boolean isLast = start + 2 == parts.size();
    Element after = isLast ? null : base(parts.get(start + 2));
    boolean isClosed = after != null && sign(after).equals(CLOSING.get(open));
    boolean isBlank = isLast || (Dom.is(after, "mo") && after.getTextContent().isBlank());
    boolean isChoice =
        open.equals("(")
            && FormulaSpeech.isStack(inside)
            && FormulaSpeech.parts(inside).size() == 2;
    return (Dom.is(inside, "mtable") && (isClosed || isBlank)) || (isChoice && isClosed);
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

  /** Returns true for a sign that ends an operand, such as the second one of two brackets. */
  static boolean isClosing(Element part) {
    String sign = sign(part);
    return !sign.isEmpty() && CLOSED.contains(sign);
  }

  /** Returns a construct of {@link #ends} with its brackets. */
  String of(List<Element> parts) {
    Element last = parts.get(parts.size() - 1);
    String spoken = between(parts);
    return base(last) == last ? spoken : scripts.of(last, spoken);
  }

  private String between(List<Element> parts) {
    String open = sign(parts.get(0));
    if (!isAround(parts, 0)) {
      return words.phrase(KEYS.get(open), speech.row(parts.subList(1, parts.size() - 1)));
    }
    Element inside = FormulaSpeech.core(parts.get(1));
    if (FormulaSpeech.isStack(inside)) {
      List<Element> both = FormulaSpeech.parts(inside);
      return words.phrase("choose", speech.of(both.get(0)), speech.of(both.get(1)));
    }
    boolean isClosed = parts.size() > 2 && !parts.get(2).getTextContent().isBlank();
    String table = tables.of(inside, open.equals(BAR), open.equals(BRACE) && !isClosed);
    return open.equals(DOUBLE_BAR) ? words.phrase("norm", table) : table;
  }
}
