package press.offprint.content.resource.file;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Uris;

/**
 * A {@code data:} URL (RFC 2397).
 *
 * @param mediaType in lower case, without parameters
 */
public record DataUri(String mediaType, Bytes content) {

  /** Returns the parsed URL; empty if it is no data URL or if its data cannot be decoded. */
  public static Optional<DataUri> parse(String url) {
    int comma = url.indexOf(',');
    if (comma < 0 || !url.regionMatches(true, 0, "data:", 0, 5)) {
      return Optional.empty();
    }
    String head = url.substring(5, comma).toLowerCase(Locale.ROOT).strip();
    String type = Regex.replaceFirst(head, "\\s*;.*", "");
    String body = url.substring(comma + 1);
    try {
      byte[] raw = Uris.decodeBytes(body);
      // Some exporters write base64 with line ends and with the URL-safe alphabet.
      byte[] content =
          head.endsWith("base64")
              ? Base64.getMimeDecoder()
                  .decode(
                      new String(raw, StandardCharsets.ISO_8859_1)
                          .replace('-', '+')
                          .replace('_', '/'))
              : raw;
      return Optional.of(new DataUri(type, Bytes.owning(content)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
