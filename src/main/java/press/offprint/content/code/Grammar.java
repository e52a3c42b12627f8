package press.offprint.content.code;

import java.util.ArrayList;
import java.util.List;

/** The kinds of tokens of a language, in the order in which they are searched for. */
final class Grammar {
  // Added by the reader, because grammars may contain each other.
  final List<TokenRule> rules = new ArrayList<>();
}
