package press.offprint.edition.pdf.math.layout;

import java.util.Map;

/** The properties of operators (MathML Core, "Operator dictionary") as far as layout needs them. */
final class OperatorDictionary {
  private static final String LARGE = "∏∐∑⋀⋁⋂⋃⨀⨁⨂⨃⨄⨅⨆⨉⨊⨋∫∬∭∮∯∰∱∲∳⨌⨍⨎⨏⨐⨑⨒⨓⨔⨕⨖⨗⨘⨙⨚⨛⨜⫼⫿";
  private static final String OPEN = "([{⟨⌊⌈⟦⟪⟮⦃⦅⌜⌞⎰⟬";
  private static final String CLOSE = ")]}⟩⌋⌉⟧⟫⟯⦄⦆⌝⌟⎱⟭!";
  private static final String PUNCTUATION = ",;";
  private static final String BINARY =
      "+-−±∓×÷∗*∘∙·⋅⋆∪∩⊓⊔⊎∨∧⊕⊖⊗⊘⊙⊚⊛⊝⊞⊟⊠⊡∖⨿≀⋄△▽◃▹◯†‡∔⋇⋉⋊⋋⋌⋎⋏⋒⋓⊺⊻⊼⩞⌅⌆⊲⊴⊳⊵⊕•⩕⩖★";
  // Arrows of all blocks, the relations of the block of operators, and signs of other blocks.
  private static final String RELATION = "=<>:∣∥⊢⊣⊤⊥⊦⊧⊨⊩⊪⊫⊬⊭⊮⊯⌢⌣⟂≔≕";
  private static final String ORDINARY_SIGNS = "∀∁∂∃∄∅∆∇∎∞∟∠∡∢′″‴√∛∜…⋯⋮⋱⋰℧%?/\\&@#$\"";
  private static final String INNER = "…⋯⋱";
  private static final String BARS = "|‖∣∥";

  /** Signs that KaTeX writes for others, and the signs that fonts have larger forms of. */
  private static final Map<Integer, Integer> FENCES = Map.of(0x2223, (int) '|', 0x2225, 0x2016);

  /** Accents that KaTeX writes as spacing characters, and the combining ones that fonts place. */
  private static final Map<Integer, Integer> ACCENTS =
      Map.ofEntries(
          Map.entry((int) '^', 0x302),
          Map.entry(0x2C6, 0x302),
          Map.entry((int) '~', 0x303),
          Map.entry(0x2DC, 0x303),
          Map.entry(0x2C9, 0x304),
          Map.entry(0xAF, 0x304),
          Map.entry(0x2D8, 0x306),
          Map.entry(0x2D9, 0x307),
          Map.entry(0xA8, 0x308),
          Map.entry(0x2DA, 0x30A),
          Map.entry(0x2C7, 0x30C),
          Map.entry(0xB4, 0x301),
          Map.entry(0x2CA, 0x301),
          Map.entry((int) '`', 0x300),
          Map.entry(0x2CB, 0x300));

  private OperatorDictionary() {}

  /** Returns the class of an operator that has operands on both sides. */
  static AtomClass classOf(String operator) {
    if (operator.isEmpty()) {
      return AtomClass.ORDINARY;
    }
    int c = operator.codePointAt(0);
    boolean negated = operator.codePoints().anyMatch(mark -> mark == 0x338);
    if (operator.codePointCount(0, operator.length()) > 1 && !negated) {
      return operator.endsWith("=") ? AtomClass.RELATION : AtomClass.OPERATOR;
    } else if (contains(OPEN, c)) {
      return AtomClass.OPEN;
    } else if (contains(CLOSE, c)) {
      return AtomClass.CLOSE;
    } else if (contains(PUNCTUATION, c)) {
      return AtomClass.PUNCTUATION;
    } else if (contains(INNER, c)) {
      return AtomClass.INNER;
    } else if (contains(LARGE, c)) {
      return AtomClass.OPERATOR;
    } else if (contains(BINARY, c)) {
      return AtomClass.BINARY;
    }
    return isRelation(c) ? AtomClass.RELATION : AtomClass.ORDINARY;
  }

  private static boolean isRelation(int c) {
    boolean operators = c >= 0x2208 && c <= 0x22FF;
    boolean more = c >= 0x2A66 && c <= 0x2AF7;
    return !contains(ORDINARY_SIGNS, c)
        && (contains(RELATION, c) || operators || more || isArrow(c));
  }

  static boolean isArrow(int c) {
    return (c >= 0x2190 && c <= 0x21FF)
        || (c >= 0x27F0 && c <= 0x27FF)
        || (c >= 0x2900 && c <= 0x297F)
        || (c >= 0x2B00 && c <= 0x2B11);
  }

  static boolean isLarge(String operator) {
    return single(operator) && contains(LARGE, operator.codePointAt(0));
  }

  /** Returns true for a bar, which may open, close or relate. */
  static boolean isBar(String operator) {
    return single(operator) && contains(BARS, operator.codePointAt(0));
  }

  /** Returns true for a bracket, which grows with its contents if no attribute prevents it. */
  static boolean isFence(String operator) {
    return single(operator)
        && operator.codePointAt(0) != '!'
        && (contains(OPEN, operator.codePointAt(0)) || contains(CLOSE, operator.codePointAt(0)));
  }

  /** Returns the sign of which fonts have larger forms. */
  static int fence(int c) {
    return FENCES.getOrDefault(c, c);
  }

  /** Returns the combining accent for a spacing one. */
  static int accent(int c) {
    return ACCENTS.getOrDefault(c, c);
  }

  /** Returns the combining accent for a spacing one that does not grow, such as the vector. */
  static int narrowAccent(int c) {
    return c == 0x2192 ? 0x20D7 : accent(c);
  }

  private static boolean single(String operator) {
    return operator.codePointCount(0, operator.length()) == 1;
  }

  private static boolean contains(String signs, int c) {
    return signs.indexOf(c) >= 0;
  }
}
