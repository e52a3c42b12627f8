package press.offprint.content.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Elements whose content an HTML parser does not parse, such as {@code textarea}. If the end tag is
 * in another part of the Markdown, the HTML between would be shown as text. So such a tag gets
 * another name, and a frame is closed at once.
 */
final class RawTextElements {
  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)(textarea|title|xmp|noembed|noframes|plaintext|iframe)\\b([^<>]*>?)",
          Pattern.CASE_INSENSITIVE);

  private RawTextElements() {}

  /** Returns a part of the HTML of a post in which each such element is complete. */
  static String complete(String html) {
    Matcher tag = TAG.matcher(html);
    if (!tag.find()) {
      return html;
    }
    Map<String, Integer> open = new HashMap<>();
    do {
      open.merge(name(tag), tag.group(1).isEmpty() ? 1 : -1, Integer::sum);
    } while (tag.find());
    return tag.replaceAll(
        found -> {
          boolean isComplete = open.get(name(tag)) == 0 && !name(tag).equals("plaintext");
          return Matcher.quoteReplacement(isComplete ? found.group() : replacement(tag));
        });
  }

  private static String replacement(Matcher tag) {
    if (!name(tag).equals("iframe")) {
      return "<" + tag.group(1) + "x-" + tag.group(2) + tag.group(3);
    }
    return tag.group(1).isEmpty() ? tag.group() + "</iframe>" : "";
  }

  private static String name(Matcher tag) {
    return tag.group(2).toLowerCase(Locale.ROOT);
  }
}
