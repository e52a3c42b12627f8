package press.offprint.content.markdown.mdx;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * The HTML that begins a component of MDX: its title, its address and the words among its
 * attributes.
 */
public final class ComponentHtml {
  private static final List<String> TITLES = List.of("title", "label", "heading", "summary");
  private static final List<String> SUBTITLES = List.of("description", "subtitle", "tagline");
  private static final Set<String> FIELDS = Set.of("responsefield", "paramfield", "property");
  private static final List<String> FIELD_NAMES =
      List.of("name", "path", "query", "body", "header", "cookie");
  private static final List<String> LINKS = List.of("href", "to", "url", "link");
  private static final List<String> FILMS = List.of("id", "videoId", "youTubeId", "video");

  private ComponentHtml() {}

  /** Returns the title among the attributes of a component; empty if it has none. */
  public static BasedSequence title(ComponentTag tag) {
    return first(TITLES, tag);
  }

  /**
   * Returns the HTML that begins a component without a kind. The element, which HTML does not have,
   * is removed later; the words of its other attributes stay.
   */
  public static String of(ComponentTag tag) {
    if (tag.isElement()) {
      return element(tag);
    }
    String film = film(tag);
    if (!film.isEmpty()) {
      return film;
    }
    String field = FIELDS.contains(tag.kind()) ? field(tag) : "";
    if (!field.isEmpty()) {
      return "<dl><dt>" + field + "</dt><dd>";
    }
    String caption = tag.kind().equals("frame") ? words(tag.text("caption")) : "";
    if (!caption.isEmpty()) {
      return "<figure><figcaption>" + Markup.escape(caption) + "</figcaption>";
    }
    StringBuilder html = new StringBuilder("<").append(tag.kind());
    for (String name : tag.values().keySet().stream().sorted().toList()) {
      String text = words(tag.text(name));
      boolean isWords = TITLES.contains(name) || SUBTITLES.contains(name);
      if (!text.isEmpty() && !isWords && !LINKS.contains(name)) {
        html.append(attribute(name, text));
      }
    }
    String title = words(title(tag));
    String link = words(first(LINKS, tag));
    String words = Markup.escape(title.isEmpty() ? link : title);
    html.append('>');
    if (!words.isEmpty()) {
      String text = link.isEmpty() ? words : "<a" + attribute("href", link) + ">" + words + "</a>";
      html.append("<p class=\"div-title\">")
          .append(title.isEmpty() ? text : "<strong>" + text + "</strong>")
          .append("</p>");
    }
    String subtitle = words(first(SUBTITLES, tag));
    if (!subtitle.isEmpty()) {
      html.append("<p>").append(Markup.escape(subtitle)).append("</p>");
    }
    return html.toString();
  }

  private static String element(ComponentTag tag) {
    StringBuilder html = new StringBuilder("<").append(tag.name());
    tag.values()
        .keySet()
        .forEach(
            name -> {
              String text = words(tag.text(name));
              if (!text.isEmpty()) {
                html.append(attribute(name.equals("className") ? "class" : name, text));
              }
            });
    return html.append('>').toString();
  }

  // The name, the type, and the other marks of a field of an interface, as Mintlify has them.
  private static String field(ComponentTag tag) {
    String name = words(first(FIELD_NAMES, tag));
    if (name.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder(code(name));
    String type = words(tag.text("type"));
    if (!type.isEmpty()) {
      html.append(' ').append(Markup.escape(type));
    }
    for (String mark : List.of("required", "deprecated")) {
      String value = tag.values().getOrDefault(mark, BasedSequence.of("false")).toString();
      if (!Regex.matches(value, "\\{?false}?")) {
        html.append(", ").append(mark);
      }
    }
    BasedSequence otherwise = tag.values().getOrDefault("default", BasedSequence.NULL);
    if (!otherwise.isBlank()) {
      html.append(", default ").append(code(Regex.replaceAll(words(otherwise), "^\\{|}$", "")));
    }
    return html.toString();
  }

  private static String code(String text) {
    return "<code>" + Markup.escape(text) + "</code>";
  }

  // As in HTML, a value may hold character references.
  private static String words(BasedSequence value) {
    return Parser.unescapeEntities(value.toString(), true);
  }

  /** Returns true for a component that shows a film of a known service. */
  public static boolean isFilm(ComponentTag tag) {
    return !film(tag).isEmpty();
  }

  // The sanitizer makes a link of the frame.
  private static String film(ComponentTag tag) {
    String id = first(FILMS, tag).toString();
    String service = tag.kind().contains("youtube") ? "youtube" : tag.kind().replace("embed", "");
    String player =
        service.equals("youtube")
            ? "https://www.youtube.com/embed/"
            : service.equals("vimeo") ? "https://player.vimeo.com/video/" : "";
    return player.isEmpty() || !tag.isEmpty() || !Regex.matches(id, "[\\w-]{1,50}")
        ? ""
        : "<iframe" + attribute("src", player + id) + attribute("title", words(title(tag))) + ">";
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + Markup.escape(value) + "\"";
  }

  private static BasedSequence first(List<String> attributes, ComponentTag tag) {
    return attributes.stream()
        .map(tag::text)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(BasedSequence.NULL);
  }
}
