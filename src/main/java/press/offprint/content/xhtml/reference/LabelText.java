package press.offprint.content.xhtml.reference;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Content;
import press.offprint.model.Heading;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;
import press.offprint.model.text.NumberMark;

/**
 * The text that a reference from another post shows of a thing with a label.
 *
 * @param markup its number; the title of a section without one
 * @param isNumber true if it is a number, which follows the word of its kind
 */
public record LabelText(String markup, boolean isNumber) {
  private static final Pattern THING =
      Pattern.compile(
          "class=\"(?:caption-number|equation-number|theorem-title)\">[^<]*<span "
              + NumberMark.ATTRIBUTE
              + "=\"\">([^<]*)</span>");
  private static final Pattern LETTER =
      Pattern.compile("<span class=\"caption-number\">\\(([a-z]+)\\)");
  private static final Pattern SECTION_NUMBER = Pattern.compile("^[0-9.]+(?=\\u2002)");

  /** Returns the text of the thing that has a label; empty if there is no such thing. */
  public static Optional<LabelText> find(String label, Content content) {
    String body = content.body();
    int at = body.indexOf(" id=\"" + Markup.escape(label) + "\"");
    if (at < 0) {
      return Optional.empty();
    }
    for (Heading heading : content.headings()) {
      if (heading.id().equals(label)) {
        Matcher number = Regex.matcher(SECTION_NUMBER, heading.text());
        return Optional.of(
            number.find()
                ? new LabelText(number.group(), true)
                : new LabelText(Markup.escape(heading.text()), false));
      }
    }
    // The caption of a figure with others in it is behind theirs.
    int end = end(body, body.lastIndexOf('<', at));
    String thing = body.substring(at, end);
    Matcher number = Regex.matcher(THING, thing);
    if (number.find()) {
      return Optional.of(new LabelText(number.group(1), true));
    }
    Matcher letter = Regex.matcher(LETTER, thing);
    Matcher around = Regex.matcher(THING, body).region(end, body.length());
    return letter.find() && around.find()
        ? Optional.of(new LabelText(around.group(1) + letter.group(1), true))
        : Optional.empty();
  }

  /** Returns the offset behind an element, which others of its name may be in. */
  public static int end(String body, int start) {
    int nameEnd = start + 1;
    while (nameEnd < body.length() && Character.isLetterOrDigit(body.charAt(nameEnd))) {
      nameEnd++;
    }
    String name = body.substring(start + 1, nameEnd);
    int depth = 0;
    Matcher tag = Regex.matcher(Pattern.compile("<(/?)" + name + "(?=[\\s>])"), body);
    tag.region(start, body.length());
    while (tag.find()) {
      depth += tag.group(1).isEmpty() ? 1 : -1;
      if (depth == 0) {
        int close = body.indexOf('>', tag.start());
        return close < 0 ? body.length() : close + 1;
      }
    }
    return body.length();
  }
}
