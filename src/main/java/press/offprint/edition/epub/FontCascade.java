package press.offprint.edition.epub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
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

  /**
   * A rule for one selector.
   *
   * @param names the elements and classes that a document needs to match; classes begin with a dot
   */
  private record Rule(
      String selector,
      Set<String> names,
      int specificity,
      List<String> families,
      int weight,
      Boolean italic) {}

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
  private static final Pattern ARGUMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\[[^\\]]*\\]|:[\\w-]+");
  private static final Pattern NAME =
      Pattern.compile("(?:^|(?<=[\\s>+~]))([a-zA-Z][\\w]*)|(\\.[\\w-]+)");
  private static final Pattern ID_NAME = Pattern.compile("#[\\w-]+");
  private static final Pattern CLASS_NAME = Pattern.compile("\\.[\\w-]+|\\[|:(?!:|is|where|not)");
  private static final Pattern TYPE_NAME = Pattern.compile("(?:^|[\\s>+~(])[a-zA-Z]");

  private final List<Rule> rules = new ArrayList<>();

  /** The wishes of rules whose selectors cannot be read. */
  private final Set<Wish> unread = new LinkedHashSet<>();

  /** Reads a style sheet. */
  FontCascade(String style) {
    read(READING_SYSTEM, -CLASS);
    read(style, 0);
    rules.sort(Comparator.comparingInt(Rule::specificity));
  }

  /**
   * Returns what the text of documents asks for, in the order in which it appears.
   *
   * @param documents XHTML, or plain text, which has the font of the body
   */
  Set<Wish> wishes(List<String> documents) {
    Set<Wish> wishes = new LinkedHashSet<>(unread);
    for (String text : documents) {
      boolean markup = text.contains("<body");
      String page = markup ? text : "<html><body>.</body></html>";
      Document document = Jsoup.parse(page, "", Parser.xmlParser());
      Element root = document.firstElementChild();
      if (root != null) {
        walk(root, INITIAL, matching(document), wishes);
      }
    }
    return wishes;
  }

  /** Returns the rules for each element of a document, the one that takes precedence last. */
  private Map<Element, List<Rule>> matching(Document document) {
    Set<String> names = new HashSet<>();
    for (Element element : document.getAllElements()) {
      names.add(element.normalName());
      element.classNames().forEach(name -> names.add("." + name));
    }
    IdentityHashMap<Element, List<Rule>> matching = new IdentityHashMap<>();
    for (Rule rule : rules) {
      if (names.containsAll(rule.names())) {
        Interruption.check();
        // A parsed selector keeps the elements that it was tried on, so none is kept.
        for (Element element : document.select(rule.selector())) {
          matching.computeIfAbsent(element, e -> new ArrayList<>()).add(rule);
        }
      }
    }
    return matching;
  }

  private static void walk(
      Element element, Wish inherited, Map<Element, List<Rule>> matching, Set<Wish> wishes) {
    Interruption.check();
    Wish own = of(inherited, matching.getOrDefault(element, List.of()));
    String text = element.ownText();
    boolean regular = own.weight() == NORMAL && !own.italic();
    // Bold numbers, such as those of notes, are not worth a font. The head is not shown.
    if (regular ? !text.isBlank() : text.codePoints().anyMatch(Character::isLetter)) {
      wishes.add(own);
    }
    for (Element child : element.children()) {
      if (!child.normalName().equals("head")) {
        walk(child, own, matching, wishes);
      }
    }
  }

  private static Wish of(Wish inherited, List<Rule> rules) {
    List<String> families = inherited.families();
    int weight = inherited.weight();
    Boolean italic = inherited.italic();
    for (Rule rule : rules) {
      families = rule.families().isEmpty() ? families : rule.families();
      weight = rule.weight() == UNSET ? weight : rule.weight();
      italic = rule.italic() == null ? italic : rule.italic();
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
    Boolean italic = (all || property.endsWith("style")) ? slope(words) : null;
    try {
      QueryParser.parse(plain);
      rules.add(new Rule(plain, names(selector), specificity, families, weight, italic));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // A selector of a later standard may match, so its font is embedded; other text keeps its
      // own.
      if (!selector.startsWith("@") && !families.isEmpty()) {
        unread.add(new Wish(families, NORMAL, false));
      }
    }
  }

  // An argument of a function, such as that of :not(), may be there or not.
  private static Set<String> names(String selector) {
    String outer = selector;
    for (String inner = ""; !inner.equals(outer); ) {
      inner = outer;
      outer = Regex.matcher(ARGUMENT, outer).replaceAll("");
    }
    return Regex.matcher(NAME, Regex.matcher(ATTRIBUTE, outer).replaceAll(""))
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .collect(Collectors.toSet());
  }

  private static int count(Pattern pattern, String selector) {
    return (int) Regex.matcher(pattern, selector).results().count();
  }

  private static List<String> families(String words) {
    return words.equals("inherit") || words.equals("unset")
        ? List.of()
        : Stream.of(Regex.split(words, ",", -1))
            .map(name -> name.strip().replace("\"", "").replace("'", ""))
            .toList();
  }

  private static int weight(String words) {
    for (String word : Regex.split(words, "\\s+", 0)) {
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
    if (words.contains("italic") || words.contains("oblique")) {
      return Boolean.TRUE;
    }
    return words.equals("normal") ? Boolean.FALSE : null;
  }
}
