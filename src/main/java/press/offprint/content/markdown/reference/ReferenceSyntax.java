package press.offprint.content.markdown.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.model.interrupt.Regex;

/** The syntax of references, as pandoc has it. */
final class ReferenceSyntax {
  private static final String KEY =
      "@(?:\\{([^{}\\s]{1,200})}|([\\p{L}\\p{N}_](?:[:.#$%&+?<>~/-]?[\\p{L}\\p{M}\\p{N}_]){0,199}))";
  private static final Pattern BARE = Pattern.compile(KEY);
  private static final Pattern ITEM =
      Pattern.compile("((?:[^@]*[^@\\p{L}\\p{M}\\p{N}_.-])?)(-?)" + KEY + "(.*)", Pattern.DOTALL);

  private static final Pattern SEPARATOR = Pattern.compile(";|,(?=\\s*-?@)");

  private ReferenceSyntax() {}

  /**
   * Returns the references between a pair of brackets; empty if the text between semicolons holds
   * no key somewhere. A comma before a key separates as well, as many people write it.
   *
   * @param inner the text between the brackets
   */
  static Optional<ReferenceCluster> bracketed(String inner) {
    List<ReferenceCluster.Item> items = new ArrayList<>();
    for (String part : Regex.split(SEPARATOR, inner, -1)) {
      Optional<ReferenceCluster.Item> item = item(part);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
    }
    return Optional.of(new ReferenceCluster(false, items, "[" + inner + "]"));
  }

  private static Optional<ReferenceCluster.Item> item(String part) {
    Matcher item = Regex.matcher(ITEM, part);
    if (part.indexOf('@') < 0 || !item.matches()) {
      return Optional.empty();
    }
    String key = item.group(3) == null ? item.group(4) : item.group(3);
    boolean isSuppressed = !item.group(2).isEmpty();
    return Optional.of(
        new ReferenceCluster.Item(
            line(item.group(1)), key, isSuppressed, Regex.replaceAll(item.group(5), "\\s+", " ")));
  }

  private static String line(String text) {
    return Regex.replaceAll(text, "\\s+", " ").strip();
  }

  /** Returns the key that begins with the at sign at an offset. */
  static Optional<Key> bare(CharSequence input, int at) {
    Matcher key = Regex.matcher(BARE, input).region(at, input.length());
    return key.lookingAt()
        ? Optional.of(new Key(key.group(1) == null ? key.group(2) : key.group(1), key.end()))
        : Optional.empty();
  }

  /**
   * A key in a text.
   *
   * @param end the offset after it
   */
  record Key(String name, int end) {}
}
