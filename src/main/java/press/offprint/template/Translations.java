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

/** The words of the interface in the reader's language, from {@code i18n/LANGUAGE.properties}. */
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
   * The words for {@code key}, with {@code {0}} replaced by {@code value}.
   *
   * @param language BCP 47 tag; the most exact file wins, as in {@code pt-BR, pt, en}
   * @throws IllegalArgumentException where even English has no such key
   */
  String get(String key, String language, Object value) {
    for (String tag : candidates.computeIfAbsent(language, Translations::candidates)) {
      String found = languages.computeIfAbsent(tag, this::load).get(key);
      if (found != null) {
        return found.replace("{0}", shown(value, language));
      }
    }
    throw new IllegalArgumentException("i18n/en.properties has no word \"" + key + "\"");
  }

  private String shown(Object value, String language) {
    return value instanceof Number number
        ? numbers(language).format(number)
        : String.valueOf(value);
  }

  // Making one takes longer than a page's other words; a copy is for one thread.
  private NumberFormat numbers(String language) {
    NumberFormat known =
        numbers.computeIfAbsent(
            language, tag -> NumberFormat.getIntegerInstance(Locale.forLanguageTag(tag)));
    return (NumberFormat) known.clone();
  }

  private static List<String> candidates(String language) {
    String primary = language.split("-", 2)[0];
    // Taiwan, Hong Kong and Macao write the traditional script where the tag does not name one.
    boolean traditional = TRADITIONAL.matcher(language).matches();
    return traditional
        ? List.of(language, "zh-Hant", primary, FALLBACK)
        : List.of(language, primary, FALLBACK);
  }

  private Map<String, String> load(String language) {
    // A tag comes from a post: only what looks like one may become a file name.
    Optional<Bytes> file =
        language.matches("[A-Za-z0-9]{2,8}(-[A-Za-z0-9]{1,8})*")
            ? source.find(FOLDER + "/" + language + ".properties")
            : Optional.empty();
    Properties read = new Properties();
    try {
      read.load(new StringReader(file.map(Bytes::text).orElse("")));
    } catch (IOException e) {
      throw new IllegalStateException("A string cannot fail to be read", e);
    }
    Map<String, String> words = new ConcurrentHashMap<>();
    read.forEach((key, text) -> words.put(String.valueOf(key), String.valueOf(text)));
    return words;
  }
}
