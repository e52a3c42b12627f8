package press.offprint.content.resource.file;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;

/**
 * A {@code data:} URL, RFC 2397.
 *
 * @param mediaType in lower case, without parameters
 */
public record DataUri(String mediaType, Bytes content) {

  /** Empty where it is no data URL, or its data cannot be decoded. */
  public static Optional<DataUri> parse(String url) {
    int comma = url.indexOf(',');
    if (comma < 0 || !url.regionMatches(true, 0, "data:", 0, 5)) {
      return Optional.empty();
    }
    String head = url.substring(5, comma).toLowerCase(Locale.ROOT).strip();
    String type = head.replaceFirst("\\s*;.*", "");
    String body = url.substring(comma + 1);
    try {
      byte[] raw = PercentEncoding.decode(body);
      // Written by hand or by exporters, base64 has line ends in it, and URL-safe letters.
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
