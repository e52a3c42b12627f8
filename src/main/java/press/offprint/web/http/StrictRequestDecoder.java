package press.offprint.web.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * A decoder that refuses requests whose length a proxy in front could see otherwise (RFC 9112
 * section 6). Netty drops a {@code Content-Length} beside a {@code Transfer-Encoding}, and ignores
 * a coding that it does not know.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
  private static final String NAME = "httpDecoder";

  private StrictRequestDecoder(HttpServerOptions options) {
    super(options);
  }

  /** A transfer coding that this server does not implement: 501 (RFC 9112 section 6.1). */
  static final class UnknownCodingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownCodingException() {
      super("Unknown transfer coding");
    }
  }

  /** Replaces the decoder of a new connection. */
  static void install(io.vertx.core.http.HttpConnection connection, HttpServerOptions options) {
    if (connection instanceof io.vertx.core.net.impl.ConnectionBase base) {
      base.channelHandlerContext()
          .pipeline()
          .replace(NAME, NAME, new StrictRequestDecoder(options));
    }
  }

  // The decoder calls this method once for each head, before it chooses how to read the body.
  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    HttpHeaders headers = message.headers();
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (!codings.isEmpty()) {
      if (headers.contains(HttpHeaderNames.CONTENT_LENGTH)
          || message.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0) {
        throw new IllegalArgumentException("The length of the request is ambiguous");
      }
      if (codings.size() != 1 || !codings.get(0).strip().equalsIgnoreCase("chunked")) {
        throw new UnknownCodingException();
      }
    }
    return super.isContentAlwaysEmpty(message);
  }
}
