package press.offprint.content.site.cascade;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A glob of Hugo for paths: {@code *} matches within a segment, {@code **} across segments, {@code
 * ?} one character of a segment, and braces list alternatives. Case does not matter. The time to
 * match is proportional to the length of the glob times that of the path, because the glob is from
 * a post.
 *
 * @param glob empty for every path
 * @param alternatives the glob without braces, one for each combination of their alternatives
 */
record PathPattern(String glob, List<String> alternatives) {
  private static final int MOST_CHARACTERS = 2_000;

  static PathPattern of(String glob) {
    List<String> expanded = new ArrayList<>();
    expand(glob.toLowerCase(Locale.ROOT), expanded);
    return new PathPattern(glob, List.copyOf(expanded));
  }

  /** Returns the number of characters to compare for one path. */
  int length() {
    return alternatives.stream().mapToInt(String::length).sum();
  }

  boolean matches(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return glob.isEmpty() || alternatives.stream().anyMatch(one -> matches(one, lower));
  }

  // Replaces the first pair of braces without braces inside by each of its alternatives.
  private static void expand(String glob, List<String> expanded) {
    int close = glob.indexOf('}');
    int open = close < 0 ? -1 : glob.lastIndexOf('{', close);
    int used = expanded.stream().mapToInt(String::length).sum();
    if (used + glob.length() > MOST_CHARACTERS) {
      return;
    }
    if (open < 0) {
      expanded.add(glob.replace("{", "").replace("}", ""));
      return;
    }
    for (String choice : glob.substring(open + 1, close).split(",", -1)) {
      expand(glob.substring(0, open) + choice + glob.substring(close + 1), expanded);
    }
  }

  // Holds for each path so far the positions in the glob that may be reached.
  private static boolean matches(String glob, String path) {
    BitSet reached = new BitSet(glob.length() + 1);
    reached.set(0);
    skipStars(glob, reached);
    for (int i = 0; i < path.length() && !reached.isEmpty(); i++) {
      char c = path.charAt(i);
      BitSet next = new BitSet(glob.length() + 1);
      for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
        if (at == glob.length()) {
          break;
        }
        char g = glob.charAt(at);
        if (g == '*') {
          if (glob.startsWith("**", at) || c != '/') {
            next.set(at);
          }
        } else if (g == c || (g == '?' && c != '/')) {
          next.set(at + 1);
        }
      }
      skipStars(glob, next);
      reached = next;
    }
    return reached.get(glob.length());
  }

  // A star may match nothing.
  private static void skipStars(String glob, BitSet reached) {
    for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
      if (at < glob.length() && glob.charAt(at) == '*') {
        reached.set(at + (glob.startsWith("**", at) ? 2 : 1));
      }
    }
  }
}
