package press.offprint.model.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The frames and pictures of other servers in a body. All editions show a link or a text in their
 * place; attributes of that element hold what web pages show instead. No post can write these
 * attributes, because the sanitizer keeps none of them.
 */
public final class PageOnlyMedia {
  private static final String PREFIX = " data-page-";

  /** The attribute of a paragraph with the URL of a frame; its host is allowed. */
  public static final String FRAME = "data-page-frame";

  /** The attribute with the name of a frame for assistive technology. */
  public static final String FRAME_TITLE = "data-page-title";

  /** The attribute of a link or a text with the URL of a picture; its host is allowed. */
  public static final String PICTURE = "data-page-picture";

  /** The attribute with the alternative text of a picture, which may be empty. */
  public static final String PICTURE_ALT = "data-page-alt";

  /** The attribute with the width of a picture in pixels, as the post gives it. */
  public static final String PICTURE_WIDTH = "data-page-width";

  /** The attribute with the height of a picture in pixels, as the post gives it. */
  public static final String PICTURE_HEIGHT = "data-page-height";

  private static final Pattern ATTRIBUTE = Pattern.compile(" ([\\w:-]+)=\"([^\"]*)\"");
  private static final Pattern OWN = Pattern.compile(PREFIX + "[a-z]+=\"[^\"]*\"");
  private static final Pattern REPLACED_CLASS = Pattern.compile("(^| )(missing|remote)(?= |$)");

  // No allow-top-navigation and no allow-forms: a frame leads nobody away and sends no form.
  private static final String SANDBOX = "allow-scripts allow-same-origin allow-popups";

  private PageOnlyMedia() {}

  /** Returns the markup without the attributes, for editions that load nothing. */
  public static String without(String markup) {
    return markup.contains(PREFIX) ? Regex.matcher(OWN, markup).replaceAll("") : markup;
  }

  /** Returns the markup with the frames and pictures, for web pages. */
  public static String shown(String markup) {
    if (!markup.contains(PREFIX)) {
      return markup;
    }
    StringBuilder out = new StringBuilder(markup.length() + 512);
    int done = 0;
    Matcher own = Regex.matcher(OWN, markup);
    while (own.find(done)) {
      // A body has no "<" and no ">" in attributes.
      int start = markup.lastIndexOf('<', own.start());
      int end = markup.indexOf('>', own.start()) + 1;
      String tag = markup.substring(start, end);
      String name = Regex.split(tag.substring(1), "[ />]", 2)[0];
      int close = markup.indexOf("</" + name + ">", end);
      Optional<String> media = media(name, attributes(tag), markup.substring(end, close));
      out.append(markup, done, start).append(media.orElseGet(() -> without(tag)));
      done = media.isPresent() ? close + name.length() + 3 : end;
    }
    return out.append(markup, done, markup.length()).toString();
  }

  private static Map<String, String> attributes(String tag) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher matcher = Regex.matcher(ATTRIBUTE, tag);
    while (matcher.find()) {
      attributes.put(matcher.group(1), matcher.group(2));
    }
    return attributes;
  }

  // The values are escaped, as they are in the body.
  private static Optional<String> media(String name, Map<String, String> given, String inner) {
    if (name.equals("p") && given.containsKey(FRAME)) {
      return Optional.of(frame(given, inner));
    }
    boolean isPicture = List.of("a", "span").contains(name) && given.containsKey(PICTURE);
    return isPicture ? Optional.of(picture(given)) : Optional.empty();
  }

  private static String frame(Map<String, String> given, String inner) {
    StringBuilder out = new StringBuilder("<figure");
    kept(given).forEach((key, value) -> append(key, value, out));
    out.append("><iframe");
    append("src", given.get(FRAME), out);
    append("title", given.getOrDefault(FRAME_TITLE, ""), out);
    append("loading", "lazy", out);
    append("sandbox", SANDBOX, out);
    append("allowfullscreen", "", out);
    append("referrerpolicy", "strict-origin-when-cross-origin", out);
    return out.append("></iframe><figcaption>")
        .append(inner)
        .append("</figcaption></figure>")
        .toString();
  }

  private static String picture(Map<String, String> given) {
    StringBuilder out = new StringBuilder("<img");
    append("src", given.get(PICTURE), out);
    append("alt", given.getOrDefault(PICTURE_ALT, ""), out);
    if (given.containsKey(PICTURE_WIDTH)) {
      append("width", given.get(PICTURE_WIDTH), out);
    }
    if (given.containsKey(PICTURE_HEIGHT)) {
      append("height", given.get(PICTURE_HEIGHT), out);
    }
    append("loading", "lazy", out);
    append("referrerpolicy", "no-referrer", out);
    kept(given).forEach((key, value) -> append(key, value, out));
    return out.append(" />").toString();
  }

  // The attributes that the author gave: id, language, direction, title and own classes.
  private static Map<String, String> kept(Map<String, String> given) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String key : List.of("class", "id", "title", "lang", "dir")) {
      String value = given.getOrDefault(key, "");
      if (key.equals("class")) {
        value = Regex.matcher(REPLACED_CLASS, value).replaceAll("").strip();
      }
      if (!value.isEmpty()) {
        kept.put(key, value);
      }
    }
    return kept;
  }

  private static void append(String key, String value, StringBuilder out) {
    out.append(' ').append(key).append("=\"").append(value).append('"');
  }
}
