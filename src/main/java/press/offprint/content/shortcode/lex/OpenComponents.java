package press.offprint.content.shortcode.lex;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.offprint.content.markdown.mdx.ComponentTag;

/**
 * The components of MDX that enclose a place in a post, and the titles that they have for others.
 */
final class OpenComponents {
  private static final Set<String> TABS = Set.of("tab", "tabitem", "tabpanel");
  private static final List<String> TITLES = List.of("title", "label", "heading", "summary");
  private static final List<String> LISTS =
      List.of("items", "values", "labels", "titles", "tabs", "names");
  private static final List<String> KEYS = List.of("value", "name", "id");
  private static final Set<String> EXPLAINED = Set.of("tooltip", "term");
  private static final List<String> EXPLANATIONS =
      List.of("tip", "content", "text", "definition", "description", "title", "label");
  private static final int MAX_OPEN = 200;

  private final ScriptValues values;
  private final Deque<Frame> open = new ArrayDeque<>();

  OpenComponents(ScriptValues values) {
    this.values = values;
  }

  /**
   * The end of a component.
   *
   * @param explanation what follows the text that it encloses; mostly empty
   * @param tag the tag that takes the place of its end tag
   */
  record End(String explanation, String tag) {}

  /** A component that is not closed. */
  private static final class Frame {
    private final String name;
    private final String endTag;
    private final String explanation;
    private final List<Map.Entry<String, String>> titles;
    private int children;

    Frame(String name, String endTag, String explanation, List<Map.Entry<String, String>> titles) {
      this.name = name;
      this.endTag = endTag;
      this.explanation = explanation;
      this.titles = new ArrayList<>(titles);
    }

    String title(String key) {
      Iterator<Map.Entry<String, String>> all = titles.iterator();
      while (all.hasNext()) {
        Map.Entry<String, String> title = all.next();
        if (key.isEmpty() || title.getKey().isEmpty() || title.getKey().equals(key)) {
          all.remove();
          return title.getValue();
        }
      }
      return "";
    }
  }

  /**
   * Opens a component and returns its title, which may be that of its place in the one around it;
   * null if its attributes decide.
   *
   * @param texts the values of its attributes that are known
   * @param endTag the tag that takes the place of its end tag
   */
  String open(ComponentTag tag, Map<String, String> texts, String endTag) {
    Frame outer = open.peek();
    String title = title(tag.kind(), texts, outer);
    if (!tag.isEmpty() && open.size() < MAX_OPEN) {
      open.push(new Frame(tag.name(), endTag, explanation(tag.kind(), texts), titles(tag)));
    }
    return title;
  }

  /** Closes a component; returns null if none of the name is open. */
  End close(String name) {
    while (open.stream().anyMatch(frame -> frame.name.equals(name))) {
      Frame frame = open.pop();
      if (frame.name.equals(name)) {
        return new End(frame.explanation, frame.endTag);
      }
    }
    return null;
  }

  /** Returns true if the title of the component is shown behind what it encloses. */
  static boolean isExplained(String kind) {
    return EXPLAINED.contains(kind);
  }

  private static String title(String kind, Map<String, String> texts, Frame outer) {
    String own =
        TITLES.stream().map(texts::get).filter(OpenComponents::isText).findFirst().orElse("");
    if (kind.equals("step") && outer != null) {
      outer.children++;
      String number = texts.getOrDefault("stepNumber", String.valueOf(outer.children));
      boolean isNumbered = !own.isEmpty() && Character.isDigit(own.charAt(0));
      return isNumbered ? null : (number + ". " + own).strip();
    }
    if (!TABS.contains(kind) || !own.isEmpty()) {
      return null;
    }
    String key =
        KEYS.stream().map(texts::get).filter(OpenComponents::isText).findFirst().orElse("");
    String title = outer == null ? "" : outer.title(key);
    return !title.isEmpty() ? title : key.isEmpty() ? null : key;
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank();
  }

  private List<Map.Entry<String, String>> titles(ComponentTag tag) {
    for (String name : LISTS) {
      BasedSequence value = tag.values().getOrDefault(name, BasedSequence.NULL);
      if (ComponentTag.isExpression(value)) {
        String inner = value.subSequence(1, value.length() - 1).toString();
        List<Map.Entry<String, String>> titles = values.titles(inner);
        if (!titles.isEmpty()) {
          return titles;
        }
      }
    }
    return List.of();
  }

  private static String explanation(String kind, Map<String, String> texts) {
    return isExplained(kind)
        ? EXPLANATIONS.stream()
            .map(texts::get)
            .filter(OpenComponents::isText)
            .findFirst()
            .map(text -> " (" + text.strip() + ")")
            .orElse("")
        : "";
  }
}
