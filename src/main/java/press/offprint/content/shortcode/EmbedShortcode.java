package press.offprint.content.shortcode;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * A shortcode that embeds something of a web service. It becomes a link, because a link is of use
 * on paper, too.
 */
final class EmbedShortcode implements Shortcode {
  private static final Pattern WORD = Pattern.compile("[\\w.-]+");

  // The parameter of Zola's gist is a whole URL.
  private static final Pattern GIST =
      Pattern.compile("https?://gist\\.github\\.com/([\\w.-]+/\\w+)(?:\\.js)?/?");

  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://(?:www\\.)?([^\\s<>]++)");

  private static final EmbedShortcode X = new EmbedShortcode("X", EmbedShortcode::status);

  /** The web services, by the name of the shortcode. */
  static final Map<String, EmbedShortcode> SERVICES =
      Map.of(
          "youtube",
          new EmbedShortcode("YouTube", p -> id(p).map("www.youtube.com/watch?v="::concat)),
          "vimeo",
          new EmbedShortcode("Vimeo", p -> id(p).map("vimeo.com/"::concat)),
          "streamable",
          new EmbedShortcode("Streamable", p -> id(p).map("streamable.com/"::concat)),
          "instagram",
          new EmbedShortcode("Instagram", p -> id(p).map(id -> "instagram.com/p/" + id + "/")),
          "gist",
          new EmbedShortcode("Gist", EmbedShortcode::gist),
          "x",
          X,
          "x_simple",
          X,
          "twitter",
          X,
          "twitter_simple",
          X,
          "tweet",
          X);

  private final String service;
  private final Function<ShortcodeParameters, Optional<String>> url;

  /**
   * @param url the URL without {@code https://}; empty if a parameter is missing or malformed
   */
  private EmbedShortcode(String service, Function<ShortcodeParameters, Optional<String>> url) {
    this.service = service;
    this.url = url;
  }

  /** Returns a paragraph with a link to the page of any service that a call names. */
  static Optional<String> page(ShortcodeParameters parameters) {
    return parameters
        .find("url", 0)
        .map(url -> Regex.matcher(ADDRESS, url.strip()))
        .filter(Matcher::matches)
        .map(url -> paragraph(url.group(), parameters.named("title").orElse(url.group(1))));
  }

  @Override
  public void expand(ShortcodeCall call) {
    html(call.parameters()).ifPresentOrElse(call::writeHtml, call::reject);
  }

  /** Returns a paragraph with the link; empty if a parameter is missing or malformed. */
  Optional<String> html(ShortcodeParameters parameters) {
    return url.apply(parameters).map(found -> link(found, parameters));
  }

  private String link(String target, ShortcodeParameters parameters) {
    String title = parameters.named("title").orElse(Regex.replaceFirst(target, "^www\\.", ""));
    return paragraph("https://" + target, service + ": " + title);
  }

  private static String paragraph(String url, String words) {
    return "<p class=\"embed\"><a href=\""
        + Markup.escape(url)
        + "\">"
        + Markup.escape(words)
        + "</a></p>";
  }

  private static Optional<String> gist(ShortcodeParameters parameters) {
    Optional<String> url = parameters.named("url");
    if (url.isPresent()) {
      return url.map(address -> Regex.matcher(GIST, address))
          .filter(Matcher::matches)
          .map(gist -> "gist.github.com/" + gist.group(1));
    }
    return word(parameters, "user", 0)
        .flatMap(user -> word(parameters, "id", 1).map(id -> "gist.github.com/" + user + "/" + id));
  }

  private static Optional<String> status(ShortcodeParameters parameters) {
    String user = parameters.named("user").filter(EmbedShortcode::isWord).orElse("i");
    return id(parameters).map(id -> "x.com/" + user + "/status/" + id);
  }

  private static Optional<String> id(ShortcodeParameters parameters) {
    return word(parameters, "id", 0);
  }

  private static Optional<String> word(ShortcodeParameters parameters, String name, int position) {
    return parameters.find(name, position).filter(EmbedShortcode::isWord);
  }

  private static boolean isWord(String value) {
    return Regex.matcher(WORD, value).matches();
  }
}
