package press.offprint.edition.epub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;

/**
 * The families, weights and slopes that the text of documents has by a style sheet: the cascade of
 * {@code font-family}, {@code font-weight}, {@code font-style} and {@code font} (CSS Cascading and
 * Inheritance Level 4, sections 6 and 7). A rule in {@code @media} is taken to apply.
 */
final class FontCascade {
  /**
   * The font that some text asks for.
   *
   * @param families in the order of the style sheet, in lower case
   * @param weight 100 to 900
   */
  record Wish(List<String> families, int weight, boolean italic) {}

  private record Rule(
      Evaluator selector, int specificity, List<String> families, int weight, Boolean italic) {}

  private static final int UNSET = -1;
  private static final int NORMAL = 400;
  private static final int BOLD = 700;
  private static final int IMPORTANT = 1_000_000;
  private static final int ID = 10_000;
  private static final int CLASS = 100;
  private static final Wish INITIAL = new Wish(List.of(), NORMAL, false);

  /** The rules of each reading system. */
  private static final String READING_SYSTEM =
      "b, strong, th, h1, h2, h3, h4, h5, h6 { font-weight: bold }"
          + "i, em, cite, dfn, var, address { font-style: italic }"
          + "code, pre, kbd, samp { font-family: monospace } math { font-family: math }";

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern RULE = Pattern.compile("([^{};]+)\\{([^{}]*)}");
  private static final Pattern DECLARATION =
      Pattern.compile("(?:^|[;\\s])(font(?:-family|-weight|-style)?)\\s*:\\s*([^;]*)");
  private static final Pattern SIZE = Pattern.compile("^.*?(?:\\d|small|medium|large)\\S*\\s+");
  private static final Pattern COMMA = Pattern.compile(",(?![^(\\[]*[)\\]])");
  // Text of these has the font of its element, or the state may be true.
  private static final Pattern ALWAYS =
      Pattern.compile(
          "::?(?:before|after|first-line|first-letter|marker|selection)|"
              + ":(?:hover|focus|focus-within|focus-visible|active|link|visited|any-link|target)\\b");
  private static final Pattern LANGUAGE = Pattern.compile(":lang\\(\\s*\"?([\\w-]+)\"?\\s*\\)");
  private static final Pattern ID_NAME = Pattern.compile("#[\\w-]+");
  private static final Pattern CLASS_NAME = Pattern.compile("\\.[\\w-]+|\\[|:(?!:|is|where|not)");
  private static final Pattern TYPE_NAME = Pattern.compile("(?:^|[\\s>+~(])[a-zA-Z]");

  private final List<Rule> rules = new ArrayList<>();
  private final Set<Wish> wishes = new LinkedHashSet<>();

  private FontCascade(String style) {
    read(READING_SYSTEM, -CLASS);
    read(style, 0);
    rules.sort(Comparator.comparingInt(Rule::specificity));
  }

  /**
   * Returns what the text of documents asks for, in the order in which it appears.
   *
   * @param documents XHTML, or plain text, which has the font of the body
   */
  static Set<Wish> of(String style, List<String> documents) {
    FontCascade cascade = new FontCascade(style);
    for (String text : documents) {
      boolean markup = text.contains("<body");
      String page = markup ? text : "<html><body>.</body></html>";
      Document document = Jsoup.parse(page, "", Parser.xmlParser());
      Element body = document.getElementsByTag("body").first();
      if (body != null && body.parent() != null) {
        cascade.walk(document, body, cascade.of(document, body.parent(), INITIAL));
      }
    }
    return cascade.wishes;
  }

  private void walk(Element root, Element element, Wish inherited) {
    Interruption.check();
    Wish own = of(root, element, inherited);
    String text = element.ownText();
    boolean regular = own.weight() == NORMAL && !own.italic();
    // Bold numbers, such as those of notes, are not worth a font.
    if (regular ? !text.isBlank() : text.codePoints().anyMatch(Character::isLetter)) {
      wishes.add(own);
    }
    for (Element child : element.children()) {
      walk(root, child, own);
    }
  }

  private Wish of(Element root, Element element, Wish inherited) {
    List<String> families = inherited.families();
    int weight = inherited.weight();
    Boolean italic = inherited.italic();
    for (Rule rule : rules) {
      if (rule.selector().matches(root, element)) {
        families = rule.families().isEmpty() ? families : rule.families();
        weight = rule.weight() == UNSET ? weight : rule.weight();
        italic = rule.italic() == null ? italic : rule.italic();
      }
    }
    return new Wish(families, weight, italic);
  }

  private void read(String style, int origin) {
    Matcher rule = Regex.matcher(RULE, Regex.matcher(COMMENT, style).replaceAll(""));
    while (rule.find()) {
      Matcher declaration = Regex.matcher(DECLARATION, rule.group(2));
      while (declaration.find()) {
        for (String selector : Regex.split(COMMA, rule.group(1), -1)) {
          add(selector.strip(), declaration.group(1), declaration.group(2).strip(), origin);
        }
      }
    }
  }

  private void add(String selector, String property, String value, int origin) {
    String plain = Regex.matcher(ALWAYS, selector).replaceAll("");
    // An element has a language by its own attribute or by that of an ancestor.
    plain =
        Regex.matcher(LANGUAGE, plain)
            .replaceAll(":is([lang~=(?i)^$1\\\\b], [lang~=(?i)^$1\\\\b] *)");
    if (plain.isEmpty() || plain.endsWith(" ") || plain.endsWith(">")) {
      plain += "*";
    }
    int specificity =
        origin
            + (value.endsWith("!important") ? IMPORTANT : 0)
            + count(ID_NAME, selector) * ID
            + count(CLASS_NAME, selector) * CLASS
            + count(TYPE_NAME, selector);
    String words = value.replace("!important", "").strip().toLowerCase(Locale.ROOT);
    boolean all = property.equals("font");
    List<String> families =
        all || property.endsWith("family")
            ? families(all ? Regex.matcher(SIZE, words).replaceFirst("") : words)
            : List.of();
    int weight = all || property.endsWith("weight") ? weight(words) : UNSET;
    Boolean italic = all || property.endsWith("style") ? slope(words) : null;
    try {
      Evaluator parsed = QueryParser.parse(plain);
      rules.add(new Rule(parsed, specificity, families, weight, italic));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // A selector of a later standard may match, so its font is embedded; other text keeps its
      // own.
      if (!selector.startsWith("@") && !families.isEmpty()) {
        wishes.add(new Wish(families, NORMAL, false));
      }
    }
  }

  private static int count(Pattern pattern, String selector) {
    return (int) Regex.matcher(pattern, selector).results().count();
  }

  private static List<String> families(String words) {
    return words.equals("inherit") || words.equals("unset")
        ? List.of()
        : Stream.of(words.split(",", -1))
            .map(name -> name.strip().replace("\"", "").replace("'", ""))
            .toList();
  }

  private static int weight(String words) {
    for (String word : words.split("\\s+")) {
      switch (word) {
        case "bold", "bolder" -> {
          return BOLD;
        }
        case "normal", "lighter" -> {
          return NORMAL;
        }
        default -> {
          if (Regex.matches(word, "[1-9]\\d{0,2}")) {
            return Integer.parseInt(word);
          }
        }
      }
    }
    return UNSET;
  }

  private static Boolean slope(String words) {
    return words.contains("italic") || words.contains("oblique")
        ? Boolean.TRUE
        : words.equals("normal") ? Boolean.FALSE : null;
  }
}
