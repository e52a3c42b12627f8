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
 * The edition's own words in one language, from {@code templates/epub/words/LANGUAGE.properties}
 * (UTF-8); what a language lacks is said in English.
 */
public final class BookLabels {
  private final Map<String, String> words;
  private final String language;

  private BookLabels(Map<String, String> words, String language) {
    this.words = words;
    this.language = language;
  }

  public static BookLabels of(Templates templates, String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    Map<String, String> words = new TreeMap<>(read(templates, "en"));
    words.putAll(read(templates, language));
    return new BookLabels(words, language);
  }

  private static Map<String, String> read(Templates templates, String language) {
    Map<String, String> words = new TreeMap<>();
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
                  .forEach(n -> words.put(n, properties.getProperty(n)));
            });
    return words;
  }

  public String get(String key) {
    return words.getOrDefault(key, key);
  }

  /** The phrase with {@code argument} in the place of its <code>{0}</code>. */
  public String get(String key, String argument) {
    return get(key).replace("{0}", argument);
  }

  /** Sentences one after another: Japanese and Chinese put no space between them. */
  public String join(List<String> sentences) {
    return String.join(language.equals("ja") || language.equals("zh") ? "" : " ", sentences);
  }

  /** Names one after another. */
  public String list(List<String> names) {
    return switch (language) {
      case "ja", "zh" -> String.join("、", names);
      case "ar", "fa", "ur" -> String.join("، ", names);
      default -> String.join(", ", names);
    };
  }

  /** For templates. */
  public Map<String, String> all() {
    return words;
  }
}
