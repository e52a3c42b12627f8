package press.offprint.web.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;
import press.offprint.template.Templates;
import press.offprint.web.http.ResponseBody;

/**
 * Styles, scripts and pictures of the room, under names that hold the hash of their content: a
 * browser may keep them for ever.
 */
public final class Assets {
  /** Where they are served. */
  public static final String PREFIX = "/-/assets/";

  private static final Map<String, String> FILES =
      Map.of(
          "room.css", "text/css",
          "room.js", "text/javascript",
          "finder.js", "text/javascript",
          "press.js", "text/javascript",
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
                  .orElseThrow(() -> new IllegalStateException("The program lacks " + name));
          int dot = name.lastIndexOf('.');
          String hash = content.sha256().substring(0, HASH);
          String hashed = name.substring(0, dot) + "-" + hash + name.substring(dot);
          urls.put(name, PREFIX + hashed);
          bodies.put(hashed, ResponseBody.of(type, content.toArray()));
        });
  }

  /** By plain name, for templates: {@code assets["room.css"]}. */
  Map<String, String> urls() {
    return Map.copyOf(urls);
  }

  /** What lies at {@link #PREFIX} and {@code name}. */
  public Optional<ResponseBody> find(String name) {
    return Optional.ofNullable(bodies.get(name));
  }
}
