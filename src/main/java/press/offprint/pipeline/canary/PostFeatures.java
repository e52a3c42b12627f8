package press.offprint.pipeline.canary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The features of a post that a template may handle badly. Its source is searched for their signs,
 * so that no post is read for it.
 *
 * @param source the path relative to the content folder
 * @param length of its text in characters
 * @param features such as {@code table}, and its language
 * @param isEdited true if its text changed since it was published
 */
record PostFeatures(String source, int length, Set<String> features, boolean isEdited) {
  private static final Map<String, Pattern> SIGNS = signs();

  PostFeatures {
    features = Set.copyOf(features);
  }

  static PostFeatures of(String source, String text, String language, boolean isEdited) {
    Set<String> features = new TreeSet<>();
    SIGNS.forEach(
        (name, sign) -> {
          if (sign.matcher(text).find()) {
            features.add(name);
          }
        });
    features.add("language " + language);
    return new PostFeatures(source, text.length(), features, isEdited);
  }

  private static Map<String, Pattern> signs() {
    Map<String, Pattern> signs = new LinkedHashMap<>();
    add(signs, "table", "^\\s*\\|?[ :-]*-{3,}[ :-]*\\|");
    add(signs, "code", "^\\s*(```|~~~)");
    add(signs, "picture", "!\\[|<img|<svg");
    add(signs, "formula", "\\$\\$|\\\\\\(|\\\\\\[");
    add(signs, "note", "\\[\\^");
    add(signs, "citation", "\\[@");
    add(signs, "quotation", "^\\s*>");
    add(signs, "list", "^\\s*([-*+]|[0-9]+\\.) ");
    add(signs, "heading", "^#{2,} ");
    add(signs, "diagram", "^\\s*```(mermaid|plantuml|dot)");
    add(signs, "shortcode", "\\{\\{[<%]|\\{% ");
    add(signs, "markup", "<(div|table|video|audio|iframe|details|figure)");
    add(signs, "wide line", "^.{2000}");
    return signs;
  }

  private static void add(Map<String, Pattern> signs, String name, String sign) {
    signs.put(name, Pattern.compile(sign, Pattern.MULTILINE));
  }
}
