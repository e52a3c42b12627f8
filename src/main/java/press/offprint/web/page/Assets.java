package press.offprint.web.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.ServerAddresses;
import press.offprint.template.Templates;
import press.offprint.web.http.ResponseBody;

/**
 * The styles, scripts and icons of Offprint's own pages. Their names contain the hash of their
 * content, so that browsers may cache them without an end.
 */
public final class Assets {
  /** The path prefix of the assets. */
  public static final String PREFIX = ServerAddresses.PREFIX + "assets/";

  private static final Map<String, String> FILES =
      Map.of(
          "room.css", "text/css",
          "room.js", "text/javascript",
          "finder.js", "text/javascript",
          "press.js", "text/javascript",
          "live.js", "text/javascript",
          "reader.css", "text/css",
          "icon.svg", "image/svg+xml");
  private static final int HASH = 16;

  private final Map<String, String> urls = new HashMap<>();
  private final Map<String, ResponseBody> bodies = new HashMap<>();

  Assets(Templates templates) {
    FILES.forEach(
        (name, type) -> {
          Bytes content =
              templates
                  .file("room/" + name)
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "The file " + name + " is missing in templates/room"));
          int dot = name.lastIndexOf('.');
          String hash = content.sha256().substring(0, HASH);
          String hashed = name.substring(0, dot) + "-" + hash + name.substring(dot);
          urls.put(name, PREFIX + hashed);
          bodies.put(hashed, ResponseBody.of(type, content.toArray()));
        });
  }

  /** Returns the URLs by file name, for templates: {@code assets["room.css"]}. */
  Map<String, String> urls() {
    return Map.copyOf(urls);
  }

  /** Returns the URL of the asset with a file name. */
  public String url(String name) {
    return urls.get(name);
  }

  /** Returns the asset at {@link #PREFIX} and {@code name}, or empty if there is none. */
  public Optional<ResponseBody> find(String name) {
    return Optional.ofNullable(bodies.get(name));
  }
}
