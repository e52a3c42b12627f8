package press.offprint.web.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;

/**
 * The content of a response, with its gzip form. It can be sent any number of times.
 *
 * @param mediaType with its charset
 * @param gzip empty if gzip would not make the content smaller
 * @param etag strong, with its quotes
 */
public record ResponseBody(String mediaType, Buffer plain, Optional<Buffer> gzip, String etag) {

  public static ResponseBody of(String mediaType, String text) {
    return of(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  public static ResponseBody of(String mediaType, byte[] content) {
    return of(mediaType, Bytes.owning(content), content);
  }

  /** Returns a content whose hash is often known, because it was computed when it was written. */
  public static ResponseBody of(String mediaType, Bytes content) {
    return of(mediaType, content, content.toArray());
  }

  private static ResponseBody of(String mediaType, Bytes hashed, byte[] content) {
    String etag = '"' + hashed.sha256().substring(0, 32) + '"';
    return new ResponseBody(
        withCharset(mediaType),
        Buffer.buffer(content),
        Gzip.of(content, mediaType).map(Buffer::buffer),
        etag);
  }

  static String withCharset(String mediaType) {
    boolean needsNone =
        mediaType.contains("charset=") || !Gzip.isText(mediaType) || mediaType.contains("json");
    return needsNone ? mediaType : mediaType + "; charset=utf-8";
  }
}
