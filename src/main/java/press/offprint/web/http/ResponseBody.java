package press.offprint.web.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;

/**
 * An answer's content, made once for all who ask for it.
 *
 * @param mediaType with its charset
 * @param etag strong, with its quotes
 */
public record ResponseBody(String mediaType, Buffer plain, Optional<Buffer> gzip, String etag) {

  public static ResponseBody of(String mediaType, String text) {
    return of(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  public static ResponseBody of(String mediaType, byte[] content) {
    String etag = '"' + Bytes.owning(content).sha256().substring(0, 32) + '"';
    return new ResponseBody(
        withCharset(mediaType),
        Buffer.buffer(content),
        Gzip.of(content, mediaType).map(Buffer::buffer),
        etag);
  }

  static String withCharset(String mediaType) {
    boolean says = mediaType.contains("charset=") || !Gzip.isText(mediaType);
    boolean json = mediaType.contains("json");
    return says || json ? mediaType : mediaType + "; charset=utf-8";
  }
}
