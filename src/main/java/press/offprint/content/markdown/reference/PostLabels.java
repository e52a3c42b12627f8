package press.offprint.content.markdown.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The labels that the text of a post may give to its figures, tables and the like. They are found
 * by their form alone, so that they are known of each post before one is read: a label in code or
 * in a comment is among them.
 */
public final class PostLabels {
  private static final int MOST = 500;
  private static final int LONGEST = 200;
  private static final String ID = "id=";

  private PostLabels() {}

  /** Returns the labels in the form of ids, those behind a number sign first. */
  public static List<String> of(String body) {
    Set<String> labels = new LinkedHashSet<>();
    for (int at = body.indexOf('#', 1); at > 0; at = body.indexOf('#', at + 1)) {
      char before = body.charAt(at - 1);
      if (before == '{' || Character.isWhitespace(before)) {
        add(body, at + 1, labels);
      }
    }
    for (int at = body.indexOf(ID); at >= 0; at = body.indexOf(ID, at + 1)) {
      int start = at + ID.length();
      boolean isQuoted = start < body.length() && "\"'".indexOf(body.charAt(start)) >= 0;
      add(body, isQuoted ? start + 1 : start, labels);
    }
    return new ArrayList<>(labels);
  }

  private static void add(String body, int start, Set<String> labels) {
    int end = start;
    int last = Math.min(body.length(), start + LONGEST);
    while (end < last && isPart(body.charAt(end))) {
      end++;
    }
    String label = body.substring(start, end);
    if (labels.size() < MOST && NumberedKind.of(label).isPresent()) {
      labels.add(NumberedKind.id(label));
    }
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "_:.-".indexOf(c) >= 0;
  }
}
