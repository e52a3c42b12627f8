package press.offprint.edition.epub.book;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import press.offprint.template.Templates;

/**
 * The labels that the edition adds to a book, such as "Contents", in one language. They are read
 * from {@code templates/epub/words/LANGUAGE.properties} in UTF-8; a label that the language lacks
 * is in English.
 */
public final class BookLabels {
  private final Map<String, String> labels;
  private final String language;

  private BookLabels(Map<String, String> labels, String language) {
    this.labels = labels;
    this.language = language;
  }

  /** Returns the labels for a BCP 47 tag, of which only the language counts. */
  public static BookLabels of(Templates templates, String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    Map<String, String> labels = new TreeMap<>(read(templates, "en"));
    labels.putAll(read(templates, language));
    return new BookLabels(labels, language);
  }

  private static Map<String, String> read(Templates templates, String language) {
    Map<String, String> labels = new TreeMap<>();
    templates
        .file("epub/words/" + language + ".properties")
        .ifPresent(
            file -> {
              Properties properties = new Properties();
              try {
                properties.load(new StringReader(file.text()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              properties
                  .stringPropertyNames()
                  .forEach(n -> labels.put(n, properties.getProperty(n)));
            });
    return labels;
  }

  /** Returns a label, or its key if there is no such label. */
  public String get(String key) {
    return labels.getOrDefault(key, key);
  }

  /** Returns a label with {@code argument} in place of its <code>{0}</code>. */
  public String get(String key, String argument) {
    return get(key).replace("{0}", argument);
  }

  /** Joins sentences to a paragraph, with spaces as the language has them. */
  public String join(List<String> sentences) {
    return String.join(language.equals("ja") || language.equals("zh") ? "" : " ", sentences);
  }

  /** Joins names to a list, with the comma of the language. */
  public String list(List<String> names) {
    return switch (language) {
      case "ja", "zh" -> String.join("、", names);
      case "ar", "fa", "ur" -> String.join("، ", names);
      default -> String.join(", ", names);
    };
  }

  /** Returns all labels by their key, for templates. */
  public Map<String, String> all() {
    return labels;
  }
}
