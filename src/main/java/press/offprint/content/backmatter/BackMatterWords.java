package press.offprint.content.backmatter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * The words of glossaries and indexes in one language.
 *
 * @param see the word before the entry that is used in place of another one
 * @param seeAlso the words before a related entry
 */
public record BackMatterWords(String glossary, String index, String see, String seeAlso) {

  /** Returns the words of a BCP 47 tag, or the English ones if there are none. */
  public static BackMatterWords of(String language) {
    String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
    boolean isTraditional =
        tag.startsWith("zh") && (tag.contains("hant") || tag.endsWith("tw") || tag.endsWith("hk"));
    String key = isTraditional ? "zh-hant" : tag.split("-", 2)[0];
    String line = Lines.ALL.getProperty(key, Lines.ALL.getProperty("en"));
    List<String> words = List.of(line.strip().split("\\s*\\|\\s*", -1));
    return new BackMatterWords(words.get(0), words.get(1), words.get(2), words.get(3));
  }

  // Read for the first glossary or index.
  private static final class Lines {
    static final Properties ALL = load();

    private static Properties load() {
      Properties lines = new Properties();
      try (InputStream in = BackMatterWords.class.getResourceAsStream("words.properties");
          InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        lines.load(reader);
        return lines;
      } catch (IOException e) {
        throw new UncheckedIOException("The file words.properties of Offprint cannot be read", e);
      }
    }
  }
}
