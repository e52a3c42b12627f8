package press.offprint.model.text;

import java.util.stream.Collectors;

/** Texts without line ends. */
public final class OneLine {
  private OneLine() {}

  /** Returns a text whose lines are joined by single spaces, without the spaces around each. */
  public static String of(String text) {
    return text.indexOf('\n') < 0
        ? text
        : text.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
