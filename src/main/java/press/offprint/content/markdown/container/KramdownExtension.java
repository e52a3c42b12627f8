package press.offprint.content.markdown.container;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * An extension of kramdown: <code>{::comment}</code>, <code>{::nomarkdown}</code>, which encloses
 * HTML, or <code>{::options key="x" /}</code>.
 *
 * @param options the text after the name
 * @param isComplete true if the extension encloses nothing
 * @param end the offset after the opening tag
 */
record KramdownExtension(String name, String options, boolean isComplete, int end) {
  private static final Pattern OPEN =
      Pattern.compile("\\{::([a-z][\\w-]*)((?:\\s+(?:[^}\\\\\\n]|\\\\.){0,300}?)?)\\s*(/?)}");
  private static final Pattern CLOSING_LINE =
      Pattern.compile("(?m)^[ \\t>]*(\\{:/[a-z]*})[ \\t]*$");
  private static final int MAX_TAG = 400;
  private static final int MAX_LENGTH = 100_000;
  private static final Set<String> HIDDEN = Set.of("comment", "options");
  private static final Set<String> NAMES = Set.of("comment", "options", "nomarkdown");

  /** Returns the extension whose tag starts at {@code at}, or null. */
  static KramdownExtension at(BasedSequence input, int at) {
    Matcher open = Regex.matcher(OPEN, input).region(at, Math.min(input.length(), at + MAX_TAG));
    return open.lookingAt() && NAMES.contains(open.group(1))
        ? new KramdownExtension(open.group(1), open.group(2), !open.group(3).isEmpty(), open.end())
        : null;
  }

  /** Returns true if no edition shows the enclosed text. */
  boolean isHidden() {
    return isComplete || HIDDEN.contains(name) || options.contains("latex");
  }

  /** Returns the offset of the closing tag between the opening one and {@code to}, or -1. */
  int closeStart(BasedSequence input, int to) {
    int limit = Math.min(to, end + MAX_LENGTH);
    BasedSequence text = input.subSequence(0, Math.max(end, limit));
    for (int i = text.indexOf("{:/", end); i >= 0; i = text.indexOf("{:/", i + 1)) {
      if (closeEnd(input, i) > 0) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the offset of the first closing tag that is a line alone, or -1 if there is none. */
  int closingLine(BasedSequence input) {
    int limit = Math.min(input.length(), end + MAX_LENGTH);
    Matcher line = Regex.matcher(CLOSING_LINE, input).region(Math.min(end, limit), limit);
    while (line.find()) {
      if (closeEnd(input, line.start(1)) > 0) {
        return line.start(1);
      }
    }
    return -1;
  }

  /** Returns the offset after the closing tag that starts at {@code at}, or -1. */
  int closeEnd(BasedSequence input, int at) {
    for (String close : new String[] {"{:/" + name + "}", "{:/}"}) {
      if (at + close.length() <= input.length()
          && input.subSequence(at, at + close.length()).toString().equals(close)) {
        return at + close.length();
      }
    }
    return -1;
  }
}
