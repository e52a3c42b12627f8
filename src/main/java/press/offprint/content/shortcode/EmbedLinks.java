package press.offprint.content.shortcode;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.text.Markup;

/** What Hugo and Zola would embed from elsewhere becomes a link that works on paper too. */
final class EmbedLinks {
  private static final Pattern WORD = Pattern.compile("[\\w.-]+");

  // Zola's gist is given the whole address.
  private static final Pattern GIST =
      Pattern.compile("https?://gist\\.github\\.com/([\\w.-]+/\\w+)(?:\\.js)?/?");

  private record Service(String name, Function<ShortcodeParameters, Optional<String>> address) {}

  private static final Service X = new Service("X", EmbedLinks::status);

  private static final Map<String, Service> SERVICES =
      Map.of(
          "youtube",
          new Service("YouTube", p -> word(p, "id", 0).map("youtube.com/watch?v="::concat)),
          "vimeo",
          new Service("Vimeo", p -> word(p, "id", 0).map("vimeo.com/"::concat)),
          "streamable",
          new Service("Streamable", p -> word(p, "id", 0).map("streamable.com/"::concat)),
          "gist",
          new Service("Gist", EmbedLinks::gist),
          "x",
          X,
          "x_simple",
          X,
          "twitter",
          X,
          "twitter_simple",
          X,
          "tweet",
          X,
          "instagram",
          new Service("Instagram", p -> word(p, "id", 0).map(id -> "instagram.com/p/" + id + "/")));

  private EmbedLinks() {}

  static boolean knows(String name) {
    return SERVICES.containsKey(name);
  }

  /** A paragraph with the link; empty where the parameters name nothing. */
  static Optional<String> html(String name, ShortcodeParameters parameters) {
    Service service = SERVICES.get(name);
    return service
        .address()
        .apply(parameters)
        .map(
            address -> {
              String title = parameters.named("title").orElse(address);
              return "<p class=\"embed\"><a href=\"https://"
                  + Markup.escape((address.startsWith("youtube") ? "www." : "") + address)
                  + "\">"
                  + Markup.escape(service.name() + ": " + title)
                  + "</a></p>";
            });
  }

  private static Optional<String> gist(ShortcodeParameters parameters) {
    Optional<String> url = parameters.named("url");
    if (url.isPresent()) {
      return url.map(GIST::matcher)
          .filter(Matcher::matches)
          .map(gist -> "gist.github.com/" + gist.group(1));
    }
    return word(parameters, "user", 0)
        .flatMap(user -> word(parameters, "id", 1).map(id -> "gist.github.com/" + user + "/" + id));
  }

  private static Optional<String> status(ShortcodeParameters parameters) {
    String user = word(parameters, "user", 9).orElse("i");
    return word(parameters, "id", 0).map(id -> "x.com/" + user + "/status/" + id);
  }

  private static Optional<String> word(ShortcodeParameters parameters, String name, int position) {
    return parameters.find(name, position).filter(value -> WORD.matcher(value).matches());
  }
}
