package press.offprint.pipeline.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import press.offprint.model.text.Markup;

/**
 * The end of a text with its changes since the edition before, for readers: the words that were
 * added and removed in each section, in the language of the post. A pure function.
 */
public final class ChangeList {
  /** The beginning of the list; nothing of the text follows it. */
  public static final String MARK = "<div class=\"changes\">";

  private static final int SECTIONS = 20;
  private static final int CHANGES = 4;
  private static final int WORDS = 20;
  private static final Properties LABELS = labels();

  private final List<String> labels;

  private ChangeList(String language) {
    String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
    String known = LABELS.getProperty(tag, LABELS.getProperty(tag.replaceFirst("-.*", ""), ""));
    labels = List.of((known.isEmpty() ? LABELS.getProperty("en") : known).split(" \\| ", -1));
  }

  /**
   * Returns the list as XHTML; empty if no word differs.
   *
   * @param since the number of the edition before
   */
  public static String of(TextSections before, TextSections now, int since, String language) {
    return new ChangeList(language).of(before, now, since);
  }

  private String of(TextSections before, TextSections now, int since) {
    Map<String, TextSections.Section> old = byKey(before);
    Map<String, TextSections.Section> present = byKey(now);
    List<String> items = new ArrayList<>();
    present.forEach(
        (key, section) -> {
          TextSections.Section earlier = old.get(key);
          if (earlier == null) {
            items.add(name(section, true) + " (" + Markup.escape(labels.get(2)) + ")");
          } else if (!earlier.words().equals(section.words())) {
            items.add(name(section, true) + ": " + words(earlier, section));
          }
        });
    old.forEach(
        (key, section) -> {
          if (!present.containsKey(key)) {
            items.add(name(section, false) + " (" + Markup.escape(labels.get(3)) + ")");
          }
        });
    if (items.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("\n").append(MARK);
    out.append("\n<p class=\"changes-title\"><strong>")
        .append(Markup.escape(numbered(0, since)))
        .append("</strong></p>\n<ul>\n");
    items.stream()
        .limit(SECTIONS)
        .forEach(item -> out.append("<li>").append(item).append("</li>\n"));
    if (items.size() > SECTIONS) {
      out.append("<li>")
          .append(Markup.escape(numbered(4, items.size() - SECTIONS)))
          .append("</li>\n");
    }
    return out.append("</ul>\n</div>\n").toString();
  }

  // A heading keeps its section if its text changes or if it moves, but not both.
  private static Map<String, TextSections.Section> byKey(TextSections text) {
    Map<String, TextSections.Section> sections = new LinkedHashMap<>();
    for (TextSections.Section section : text.sections()) {
      String key = section.id().isEmpty() ? section.title() : "#" + section.id();
      while (sections.containsKey(key)) {
        key += "+";
      }
      sections.put(key, section);
    }
    return sections;
  }

  private String name(TextSections.Section section, boolean isLinked) {
    String title = Markup.escape(section.title().isEmpty() ? labels.get(1) : section.title());
    return section.id().isEmpty() || !isLinked
        ? title
        : "<a href=\"#" + Markup.escape(section.id()) + "\">" + title + "</a>";
  }

  private String words(TextSections.Section before, TextSections.Section now) {
    List<String> parts = new ArrayList<>();
    List<WordDiff.Change> changes = WordDiff.of(before.words(), now.words());
    for (WordDiff.Change change : changes.subList(0, Math.min(CHANGES, changes.size()))) {
      if (!change.removed().isEmpty()) {
        parts.add("<del>" + shortened(change.removed()) + "</del>");
      }
      if (!change.added().isEmpty()) {
        parts.add("<ins>" + shortened(change.added()) + "</ins>");
      }
    }
    if (changes.size() > CHANGES) {
      parts.add(Markup.escape(numbered(4, changes.size() - CHANGES)));
    }
    return String.join(" ", parts);
  }

  private static String shortened(List<String> words) {
    String text = String.join(" ", words.subList(0, Math.min(WORDS, words.size())));
    return Markup.escape(words.size() > WORDS ? text + " …" : text);
  }

  private String numbered(int label, int number) {
    return labels.get(label).replace("{0}", Integer.toString(number));
  }

  /** Returns a body without its list of changes. */
  public static String without(String body) {
    int at = body.lastIndexOf("\n" + MARK);
    return at < 0 ? body : body.substring(0, at);
  }

  private static Properties labels() {
    Properties read = new Properties();
    try (InputStream in =
            Objects.requireNonNull(ChangeList.class.getResourceAsStream("changes.properties"));
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("The file changes.properties cannot be read", e);
    }
    return read;
  }
}
