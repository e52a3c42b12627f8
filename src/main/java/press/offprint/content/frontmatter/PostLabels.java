package press.offprint.content.frontmatter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.reference.NumberedKind;
import press.offprint.model.interrupt.Regex;

/**
 * The labels that the text of a post may give to its figures, tables and the like. They are found
 * by their form alone, so that they are known of each post before one is read: a label in code or
 * in a comment is among them.
 */
final class PostLabels {
  private static final int MOST = 500;
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:[{\\s]#|\\bid=[\"']?)([a-z]{2,3}[-:][\\p{L}\\p{N}_][\\p{L}\\p{N}_:.-]{0,199})");

  private PostLabels() {}

  /** Returns the labels in the form of ids, in the order of the text. */
  static List<String> of(String body) {
    Set<String> labels = new LinkedHashSet<>();
    Matcher label = Regex.matcher(LABEL, body);
    while (labels.size() < MOST && label.find()) {
      if (NumberedKind.of(label.group(1)).isPresent()) {
        labels.add(NumberedKind.id(label.group(1)));
      }
    }
    return new ArrayList<>(labels);
  }
}
