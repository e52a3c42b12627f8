package press.offprint.completeness;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text whose syntax is replaced by spaces, one kind after another. No character moves, so each
 * word stays at its offset. A shielded part is hidden from later rules and stays unchanged.
 */
final class MarkupBlanker {
  private static final char UNSEEN = '\uE000';

  private final String source;
  private final StringBuilder view;
  private final BitSet shielded = new BitSet();

  MarkupBlanker(String source) {
    this.source = source;
    this.view = new StringBuilder(source);
  }

  String source() {
    return source;
  }

  /** Returns the text as the next rule reads it. */
  String view() {
    return view.toString();
  }

  void each(Pattern mark, Consumer<MatchResult> rule) {
    Matcher matcher = mark.matcher(view());
    while (matcher.find()) {
      rule.accept(matcher.toMatchResult());
    }
  }

  void blank(Pattern mark) {
    each(mark, match -> blank(match.start(), match.end()));
  }

  void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (view.charAt(i) != '\n') {
        view.setCharAt(i, ' ');
      }
      shielded.clear(i);
    }
  }

  void shield(int from, int to) {
    for (int i = from; i < to; i++) {
      if (view.charAt(i) != '\n' && view.charAt(i) != ' ') {
        view.setCharAt(i, UNSEEN);
        shielded.set(i);
      }
    }
  }

  void write(int at, String characters) {
    view.replace(at, at + characters.length(), characters);
  }

  /** Returns the text that remains between two offsets. */
  String text(int from, int to) {
    StringBuilder out = new StringBuilder(view.substring(from, to));
    for (int i = shielded.nextSetBit(from); i >= 0 && i < to; i = shielded.nextSetBit(i + 1)) {
      out.setCharAt(i - from, source.charAt(i));
    }
    return out.toString();
  }

  int length() {
    return view.length();
  }
}
