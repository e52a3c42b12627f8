package press.offprint.edition.pdf.math.speech;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import press.offprint.model.bytes.Bytes;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;

/**
 * The words for formulas in one language. They are read from {@code
 * templates/print/speech/LANGUAGE.properties} in UTF-8. A key is a sign, the name of a function or
 * the name of a construct; a value holds the parts of the construct as <code>{0}</code> to <code>
 * {2}</code>. A word that the language lacks is in English. Immutable.
 */
public final class SpeechWords {
  private static final String ENGLISH = "en";
  private static final String FOLDER = "print/speech/";

  /** The names of words between parts. */
  private static final Set<String> LINKS = Set.of("apply", "approaches", "empty");

  private final String language;
  private final Map<String, String> words;

  private SpeechWords(String language, Map<String, String> words) {
    this.language = language;
    this.words = words;
  }

  /**
   * Returns the words of a language, or of English if the language has none.
   *
   * @param tag a BCP 47 tag, of which only language and script count
   * @throws TemplateException if a file of words cannot be read as properties
   */
  public static SpeechWords of(Templates templates, String tag) {
    Map<String, String> words = new HashMap<>(read(templates, ENGLISH).orElse(Map.of()));
    ULocale locale = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag));
    // Chinese has a file for each script.
    for (String language :
        List.of(locale.getLanguage() + "-" + locale.getScript(), locale.getLanguage())) {
      Optional<Map<String, String>> own = read(templates, language);
      if (own.isPresent()) {
        words.putAll(own.get());
        return new SpeechWords(language, words);
      }
    }
    return new SpeechWords(ENGLISH, words);
  }

  private static Optional<Map<String, String>> read(Templates templates, String language) {
    String name = FOLDER + language + ".properties";
    return templates.file(name).map(file -> parse(name, file));
  }

  private static Map<String, String> parse(String name, Bytes file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(file.text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new TemplateException(
          "templates/"
              + name
              + " cannot be read: it has a \\u without four hexadecimal digits after it."
              + " Write the digits, or the character itself.",
          e);
    }
    Map<String, String> words = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
    return words;
  }

  /** Returns the language of the words as a BCP 47 tag. */
  public String language() {
    return language;
  }

  /**
   * Returns the words for a sign or a function; empty if the language has none. The name of a
   * construct is no function, because a formula can hold a word such as "row".
   */
  Optional<String> find(String sign) {
    String word = words.get(sign);
    boolean isName = sign.length() > 1 && sign.charAt(0) < 0x80;
    boolean isConstruct = isName && word != null && (word.contains("{") || LINKS.contains(sign));
    return word == null || isConstruct ? Optional.empty() : Optional.of(phrase(sign));
  }

  /** Returns the words of a construct with its parts. */
  String phrase(String key, String... parts) {
    String pattern = words.getOrDefault(key, String.join(" ", List.of("{0}", "{1}", "{2}")));
    StringBuilder phrase = new StringBuilder(pattern.length() + 32);
    int at = 0;
    // A part may hold braces, so each place is replaced once.
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
      phrase.append(pattern, at, open);
      int part = open + 2 < pattern.length() ? pattern.charAt(open + 1) - '0' : -1;
      if (part >= 0 && part < 10 && pattern.charAt(open + 2) == '}') {
        phrase.append(part < parts.length ? parts[part] : "");
        at = open + 3;
      } else {
        phrase.append('{');
        at = open + 1;
      }
    }
    return phrase.append(pattern, at, pattern.length()).toString().strip();
  }
}
