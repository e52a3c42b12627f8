package press.offprint.content.xhtml.tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The labels that Offprint adds to a body, in one language. */
public final class BodyLabels {
  private static final List<String> KINDS =
      List.of("note", "tip", "important", "warning", "caution");
  private static final Map<String, BodyLabels> BY_LANGUAGE = load();

  private final List<String> words;

  private BodyLabels(List<String> words) {
    this.words = words;
  }

  /** Returns the labels of a language, or the English ones if there are none. */
  static BodyLabels of(String language) {
    String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
    boolean traditional =
        tag.startsWith("zh") && (tag.contains("hant") || tag.endsWith("tw") || tag.endsWith("hk"));
    String key = traditional ? "zh-hant" : tag.split("-", 2)[0];
    return BY_LANGUAGE.getOrDefault(key, BY_LANGUAGE.get("en"));
  }

  /** Returns the title of an alert; the title of an unknown kind is its name. */
  public String alert(String kind) {
    int known = KINDS.indexOf(kind);
    return known >= 0
        ? words.get(known)
        : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1).replace('-', ' ');
  }

  /** Returns the label of a task that is done. */
  public String done() {
    return words.get(5);
  }

  /** Returns the label of an open task. */
  public String toDo() {
    return words.get(6);
  }

  /** Returns the label of the table with this one-based number. */
  public String table(int number) {
    return words.get(7).replace("%d", Integer.toString(number));
  }

  /** Returns the alternative text of a diagram that holds these words. */
  public String diagram(String words) {
    return this.words.get(8).replace("%s", words);
  }

  private static Map<String, BodyLabels> load() {
    Properties lines = new Properties();
    try (InputStream in = BodyLabels.class.getResourceAsStream("labels.properties");
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("The file labels.properties of Offprint cannot be read", e);
    }
    Map<String, BodyLabels> labels = new HashMap<>();
    for (String language : lines.stringPropertyNames()) {
      labels.put(
          language,
          new BodyLabels(List.of(lines.getProperty(language).strip().split("\\s*\\|\\s*"))));
    }
    return labels;
  }
}
