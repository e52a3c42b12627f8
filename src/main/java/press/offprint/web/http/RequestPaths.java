package press.offprint.web.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Request paths as the catalog writes them. */
final class RequestPaths {
  private RequestPaths() {}

  /**
   * The path of a file relative to the output folder: decoded once, a folder as its {@code
   * index.html}. Empty where it is not well-formed or could mean anything but a name.
   */
  static Optional<String> decoded(String path) {
    if (path == null || !path.startsWith("/")) {
      return Optional.empty();
    }
    String plain = path;
    if (path.indexOf('%') >= 0) {
      Optional<String> read = percentDecoded(path);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      plain = read.get();
    }
    boolean strange =
        plain.contains("//")
            || plain.contains("/../")
            || plain.contains("/./")
            || plain.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c));
    String name = plain.substring(1);
    return strange
        ? Optional.empty()
        : Optional.of(name.isEmpty() || name.endsWith("/") ? name + "index.html" : name);
  }

  private static Optional<String> percentDecoded(String path) {
    byte[] raw = path.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        out.put(raw[i]);
        continue;
      }
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      out.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
