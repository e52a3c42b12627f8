package press.offprint.content.shortcode.lex;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;
import press.offprint.content.markdown.mdx.ComponentHtml;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;
import press.offprint.model.text.OneLine;

/** The Markdown and HTML that take the place of tags and code of MDX. */
final class ComponentMarkup {
  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
          "track", "wbr");
  // Components that are usually the element with their name.
  private static final Set<String> ELEMENTS =
      Set.of(
          "audio",
          "blockquote",
          "br",
          "code",
          "details",
          "figcaption",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "kbd",
          "script",
          "style",
          "summary",
          "video");
  // The same if the post has components for their cells or items.
  private static final Set<String> TABLES =
      Set.of("table", "tbody", "td", "tfoot", "th", "thead", "tr");
  private static final Set<String> LISTS = Set.of("li", "ol", "ul");
  // Names of HTML that components of well-known sites have, too.
  private static final Set<String> SHARED = Set.of("aside", "frame");
  private static final Set<String> FOREIGN = Set.of("math", "svg");
  private static final Set<String> MEDIA = Set.of("audio", "video");
  private static final Set<String> FILES = Set.of("file", "folder");
  private static final Set<String> TWEETS = Set.of("tweet", "twitter", "twittertweet", "xpost");
  private static final Pattern DIGITS = Pattern.compile("\\d{5,30}");
  private static final Pattern WEB = Pattern.compile("https?://[^\\s\"<>]{1,1000}");
  private static final Pattern PICTURE_NAME =
      Pattern.compile("\\w{0,40}?(?:image|img|picture|photo|figure|screenshot|zoom)\\w{0,40}");
  private static final Pattern PICTURE_FILE =
      Pattern.compile("(?i).+\\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#].*)?");
  private static final Pattern JSX = Pattern.compile("<[^<>]{0,500}>");
  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9-]");
  private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z_:][\\w.:-]*+");
  private static final List<String> TITLES = List.of("title", "label", "heading", "summary");
  // Their title is an advice.
  private static final Set<String> PLAIN_LINKS = Set.of("a", "button", "link", "navlink");
  private static final List<String> LINKS = List.of("href", "to");
  // Components that show no words.
  private static final Pattern SILENT =
      Pattern.compile(
          "\\w{0,40}?icon|spacer|space|br|hr|toc|tableofcontents|head|script|style|fragment|clear\\w{0,9}");
  private static final Pattern ICON = Pattern.compile("\\w{0,40}?icon|spacer|space");
  private static final Set<String> RULES = Set.of("divider", "separator");
  private static final Set<String> SHOWN =
      Set.of(
          "alt",
          "answer",
          "author",
          "caption",
          "content",
          "description",
          "heading",
          "href",
          "label",
          "link",
          "message",
          "name",
          "question",
          "quote",
          "src",
          "subtitle",
          "summary",
          "text",
          "tip",
          "title",
          "to",
          "url");

  private ComponentMarkup() {}

  /** Returns the tag of an element of HTML without what HTML does not have. */
  static String element(ComponentTag tag, Map<String, String> texts) {
    return tag(tag.name(), texts, tag.isEmpty());
  }

  /**
   * Returns the tag that begins a component, or the picture that it is.
   *
   * @param closed the kinds of the components of the post that have end tags
   */
  static String component(ComponentTag tag, Map<String, String> texts, Set<String> closed) {
    String source = texts.getOrDefault("src", "");
    boolean isPicture = isPicture(tag.kind(), source);
    if (tag.isEmpty() && (isPicture || MEDIA.contains(tag.kind())) && !source.isBlank()) {
      String caption = texts.getOrDefault("caption", "");
      String picture = tag(isPicture ? "img" : tag.kind(), texts, true);
      return caption.isEmpty()
          ? picture
          : "<figure>" + picture + "<figcaption>" + escaped(caption) + "</figcaption></figure>";
    }
    if (tag.isEmpty() && RULES.contains(tag.kind())) {
      return "<hr />";
    }
    if (tag.isEmpty() && Regex.matcher(ICON, tag.kind()).matches()) {
      return "";
    }
    if (tag.isEmpty() && Regex.matcher(WEB, source).matches()) {
      texts.putIfAbsent("href", source);
    }
    String id = texts.getOrDefault("id", "");
    if (TWEETS.contains(tag.kind()) && Regex.matcher(DIGITS, id).matches()) {
      texts.putIfAbsent("href", "https://x.com/i/status/" + id);
    }
    if (FILES.contains(tag.kind()) && texts.containsKey("name")) {
      texts.put("title", texts.remove("name"));
    }
    if (OpenComponents.isExplained(tag.kind())) {
      texts.keySet().retainAll(Set.of("href", "to"));
    }
    String name = name(tag.name(), closed);
    if (name.equals("details") && TITLES.stream().anyMatch(texts::containsKey)) {
      name = "Accordion";
    }
    return Character.isUpperCase(name.charAt(0)) && tag.isEmpty()
        ? "<" + name + attributes(texts) + " />"
        : tag(name, texts, tag.isEmpty());
  }

  private static boolean isPicture(String kind, String source) {
    return Regex.matcher(PICTURE_NAME, kind).matches()
        && (kind.equals("image") || kind.equals("img") || isPictureFile(source));
  }

  private static boolean isPictureFile(String source) {
    return Regex.matcher(PICTURE_FILE, source).matches();
  }

  /** Returns true if a component is a link whose text it encloses, or has in an attribute. */
  static boolean isLink(ComponentTag tag, Map<String, String> texts) {
    boolean isNamed =
        tag.kind().equals("a") || tag.kind().endsWith("link") || tag.kind().endsWith("button");
    if (!isNamed || LINKS.stream().noneMatch(texts::containsKey)) {
      return false;
    }
    return tag.isEmpty()
        ? texts.containsKey("text") && !texts.containsKey("title")
        : PLAIN_LINKS.contains(tag.kind()) || TITLES.stream().noneMatch(texts::containsKey);
  }

  /** Returns the tag that begins a link, or the whole link if it encloses nothing. */
  static String link(ComponentTag tag, Map<String, String> texts) {
    String address = LINKS.stream().map(texts::get).filter(Objects::nonNull).findFirst().orElse("");
    String start = tag("a", Map.of("href", address), false);
    return tag.isEmpty() ? start + escaped(texts.get("text")) + "</a>" : start;
  }

  /** Returns the end tag of an element or a component. */
  static String endTag(String name, Set<String> closed) {
    return "</" + name(name, closed) + ">";
  }

  /** Returns a name without dots that is not by chance that of an element of HTML. */
  private static String name(String written, Set<String> closed) {
    if (ComponentTag.isSmall(written) && written.indexOf('.') < 0) {
      return written;
    }
    String last = written.substring(written.lastIndexOf('.') + 1);
    String name = Regex.matcher(NO_NAME, last).replaceAll("");
    String lower = name.toLowerCase(Locale.ROOT);
    if (ELEMENTS.contains(lower)
        || (TABLES.contains(lower) && closed.contains("td"))
        || (LISTS.contains(lower) && closed.contains("li"))
        || (name.equals(lower) && Tag.isKnownTag(lower))) {
      return lower;
    }
    if (name.isEmpty()
        || FOREIGN.contains(lower)
        || (Tag.isKnownTag(lower) && !SHARED.contains(lower))) {
      return "X-" + lower;
    }
    String upper = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return Character.isLetter(upper.charAt(0)) && !upper.equals(upper.toUpperCase(Locale.ROOT))
        ? upper
        : "X-" + lower;
  }

  /** Returns true if readers see something of a component that encloses nothing. */
  static boolean isShown(ComponentTag tag, Map<String, String> texts) {
    return SHOWN.stream().map(texts::get).anyMatch(text -> text != null && !text.isBlank())
        || RULES.contains(tag.kind())
        || (texts.containsKey("id") && ComponentHtml.isFilm(tag))
        || Regex.matcher(SILENT, tag.kind()).matches();
  }

  /** Returns true if an attribute holds words or an address for readers. */
  static boolean isShown(String attribute) {
    return SHOWN.contains(attribute);
  }

  /** Returns the words of an attribute whose value is an element or a code of other kind. */
  static Optional<String> words(String attribute, String expression) {
    if (TITLES.contains(attribute) && expression.startsWith("<") && expression.endsWith(">")) {
      String words = Regex.matcher(JSX, expression).replaceAll("").strip();
      return words.indexOf('{') < 0 && !words.isEmpty() ? Optional.of(words) : Optional.empty();
    }
    // A default value is code that is shown.
    return attribute.equals("default") && expression.indexOf('\n') < 0
        ? Optional.of(expression)
        : Optional.empty();
  }

  /** Returns a text that is no markup. */
  static String escaped(String text) {
    return Regex.replaceAll(Markup.escape(OneLine.of(text)), "([\\\\`*_\\[\\]{}$~])", "\\\\$1")
        .replace("|", "&#124;");
  }

  private static String tag(String name, Map<String, String> texts, boolean isEmpty) {
    String end = VOID.contains(name) ? " />" : "></" + name + ">";
    return "<" + name + attributes(texts) + (isEmpty ? end : ">");
  }

  private static String attributes(Map<String, String> texts) {
    StringBuilder html = new StringBuilder();
    texts.forEach(
        (name, value) -> {
          if (Regex.matcher(ATTRIBUTE, name).matches()) {
            html.append(' ').append(name.equals("className") ? "class" : name);
            html.append("=\"").append(attribute(value)).append('"');
          }
        });
    return html.toString();
  }

  // A tag of several lines would end at a > that begins one, because it begins a quotation; a bar
  // ends the cell of a table.
  private static String attribute(String value) {
    return OneLine.of(value).replace("\"", "&quot;").replace("|", "&#124;");
  }
}
