package press.offprint.content.xhtml.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.markdown.reference.NumberedKind;
import press.offprint.model.text.NumberMark;

/** The words around numbers, such as "Figure", in one language. */
final class NumberWords {
  private static final List<NumberedKind> KINDS = List.of(NumberedKind.values());

  private static final String SPACE = "\u00a0";

  private final String language;
  private final List<String> words;

  private NumberWords(String language, List<String> words) {
    this.language = language;
    this.words = words;
  }

  /** Returns the words of a language, or the English ones if there are none. */
  static NumberWords of(String language) {
    String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
    boolean isTraditional =
        tag.startsWith("zh") && (tag.contains("hant") || tag.endsWith("tw") || tag.endsWith("hk"));
    String key = isTraditional ? "zh-hant" : tag.split("-", 2)[0];
    String line = Lines.ALL.getProperty(key, Lines.ALL.getProperty("en"));
    return new NumberWords(key, List.of(line.strip().split("\\s*\\|\\s*", -1)));
  }

  // Read when a post holds the first number.
  private static final class Lines {
    static final Properties ALL = load();

    private static Properties load() {
      Properties lines = new Properties();
      try (InputStream in = NumberWords.class.getResourceAsStream("numbers.properties");
          InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        lines.load(reader);
        return lines;
      } catch (IOException e) {
        throw new UncheckedIOException("The file numbers.properties of Offprint cannot be read", e);
      }
    }
  }

  /** Returns the heading of a bibliography. */
  String bibliography() {
    return words.get(KINDS.size());
  }

  /** Returns the mark between a number and a caption. */
  String separator() {
    return switch (language) {
      case "fr" -> SPACE + ": ";
      case "ja", "zh", "zh-hant" -> "：";
      default -> ": ";
    };
  }

  /** Adds the word of a kind and a number to an element, without a line break between them. */
  void append(NumberedKind kind, Node number, Element to) {
    String[] around = words.get(KINDS.indexOf(kind)).replace(" ", SPACE).split("%s", 2);
    append(to, around[0]);
    to.appendChild(number);
    append(to, around[1]);
  }

  private static void append(Element to, String text) {
    if (!text.isEmpty()) {
      to.appendChild(new TextNode(text));
    }
  }

  /** Returns a number that a book puts the number of a chapter before. */
  static Node number(String number) {
    return new Element("span").attr(NumberMark.ATTRIBUTE, "").text(number);
  }
}
