package press.offprint.content.code;

import java.util.ArrayList;
import java.util.List;

/** What the tokens of a language look like, in the order in which they are looked for. */
final class Grammar {
  // Filled by its reader, since grammars lie within each other in circles.
  final List<Rule> rules = new ArrayList<>();

  /**
   * One kind of token.
   *
   * @param classes of the token's element, separated by spaces
   * @param greedy whether it is looked for in the whole text, tokens found before included
   * @param inside the grammar of its content; {@code null} where that is plain text
   */
  record Rule(String classes, PrefilteredRegex expression, boolean greedy, Grammar inside) {}
}
