package press.offprint.template;

import java.io.IOException;
import java.io.StringReader;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;

/** The translated labels of pages, from {@code i18n/LANGUAGE.properties}. */
final class Translations {
  static final String FOLDER = "i18n";
  private static final String FALLBACK = "en";
  private static final Pattern TRADITIONAL = Pattern.compile("(?i)zh-(.*-)?(Hant|TW|HK|MO)(-.*)?");

  private final TemplateSource source;
  private final ConcurrentMap<String, Map<String, String>> languages = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, List<String>> candidates = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, NumberFormat> numbers = new ConcurrentHashMap<>();

  Translations(TemplateSource source) {
    this.source = source;
  }

  /**
   * Returns the label of a key, with {@code {0}} replaced by {@code value}.
   *
   * @param language BCP 47 tag; the files are searched in an order such as {@code pt-BR, pt, en}
   * @throws IllegalArgumentException if the English file has no such key
   */
  String get(String key, String language, Object value) {
    for (String tag : candidates.computeIfAbsent(language, Translations::candidates)) {
      String found = languages.computeIfAbsent(tag, this::load).get(key);
      if (found != null) {
        return found.replace("{0}", format(value, language));
      }
    }
    throw new IllegalArgumentException("i18n/en.properties has no key \"" + key + "\"");
  }

  private String format(Object value, String language) {
    return value instanceof Number number
        ? numbers(language).format(number)
        : String.valueOf(value);
  }

  // Creating a format is slow, and a format is not thread-safe, so each call gets a copy.
  private NumberFormat numbers(String language) {
    NumberFormat cached =
        numbers.computeIfAbsent(
            language, tag -> NumberFormat.getIntegerInstance(Locale.forLanguageTag(tag)));
    return (NumberFormat) cached.clone();
  }

  private static List<String> candidates(String language) {
    String primary = language.split("-", 2)[0];
    // Taiwan, Hong Kong and Macao use the traditional script if the tag names no script.
    boolean traditional = Regex.matcher(TRADITIONAL, language).matches();
    return traditional
        ? List.of(language, "zh-Hant", primary, FALLBACK)
        : List.of(language, primary, FALLBACK);
  }

  private Map<String, String> load(String language) {
    // The tag is input from a post, so it must be valid before it becomes part of a file name.
    Optional<Bytes> file =
        Regex.matches(language, "[A-Za-z0-9]{2,8}(-[A-Za-z0-9]{1,8})*")
            ? source.find(FOLDER + "/" + language + ".properties")
            : Optional.empty();
    Properties read = new Properties();
    try {
      read.load(new StringReader(file.map(Bytes::text).orElse("")));
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory cannot fail", e);
    }
    Map<String, String> labels = new ConcurrentHashMap<>();
    read.forEach((key, text) -> labels.put(String.valueOf(key), String.valueOf(text)));
    return labels;
  }
}
