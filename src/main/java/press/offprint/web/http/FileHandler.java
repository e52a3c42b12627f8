package press.offprint.web.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import press.offprint.model.text.Uris;
import press.offprint.web.catalog.ServedFile;

/**
 * Sends published files: only those that the catalog has, whole or in ranges, with validators,
 * texts in gzip if the client accepts it. Any other request is passed on.
 */
public final class FileHandler implements Handler<RoutingContext> {
  private static final int MULTIPART_BYTES = 1 << 20;
  private static final String BOUNDARY = "offprint-part-3d6b1f0a7c2e";

  private final Vertx vertx;
  private final FileCache cache;
  private final Function<String, Optional<ServedFile>> catalog;
  private final Function<ServedFile, String> links;
  private final Consumer<Answer> headers;

  private FileHandler(
      Vertx vertx,
      FileCache cache,
      Function<String, Optional<ServedFile>> catalog,
      Function<ServedFile, String> links,
      Consumer<Answer> headers) {
    this.headers = headers;
    this.vertx = vertx;
    this.cache = cache;
    this.catalog = catalog;
    this.links = links;
  }

  /**
   * Returns a factory of handlers that share one cache, a handler for each event loop.
   *
   * @param links returns the {@code Link} header of a file, empty for none
   * @param policy returns the Content-Security-Policy of a media type
   */
  public static Function<Vertx, FileHandler> of(
      Path output,
      Function<String, Optional<ServedFile>> catalog,
      Function<ServedFile, String> links,
      UnaryOperator<String> policy) {
    return of(
        new FileCache(output),
        catalog,
        links,
        answer ->
            answer
                .headers()
                .set("Content-Security-Policy", policy.apply(answer.file().mediaType())));
  }

  /**
   * Returns a factory of handlers that change the content of files before it is sent.
   *
   * @param changes returns the change of the content of a file, null for none
   * @param headers adds to the headers of a response with a file
   */
  public static Function<Vertx, FileHandler> changing(
      Path output,
      Function<String, Optional<ServedFile>> catalog,
      Function<ServedFile, UnaryOperator<byte[]>> changes,
      Consumer<Answer> headers) {
    return of(new FileCache(output, changes), catalog, file -> "", headers);
  }

  private static Function<Vertx, FileHandler> of(
      FileCache cache,
      Function<String, Optional<ServedFile>> catalog,
      Function<ServedFile, String> links,
      Consumer<Answer> headers) {
    return vertx -> new FileHandler(vertx, cache, catalog, links, headers);
  }

  /** A response with a file, before it is sent. */
  public record Answer(ServedFile file, MultiMap headers) {}

  @Override
  public void handle(RoutingContext call) {
    Optional<String> path = RequestPaths.decode(call.request().path());
    Optional<ServedFile> served = path.flatMap(catalog);
    if (served.isPresent()) {
      serve(call, served.get());
    } else if (path.filter(p -> catalog.apply(p + "/index.html").isPresent()).isPresent()) {
      redirectToFolder(call);
    } else {
      call.next();
    }
  }

  private static void redirectToFolder(RoutingContext call) {
    String path = call.request().path();
    call.response().setStatusCode(301).putHeader("Location", path + "/").end();
  }

  private void serve(RoutingContext call, ServedFile served) {
    Optional<CachedFile> cached = cache.find(served);
    if (cached.isPresent()) {
      send(call, served, cached.get());
      return;
    }
    vertx
        .executeBlocking(() -> cache.read(served), false)
        .onFailure(call::fail)
        .onSuccess(
            file -> {
              if (file.isPresent()) {
                send(call, served, file.get());
              } else {
                call.next();
              }
            });
  }

  private void send(RoutingContext call, ServedFile served, CachedFile file) {
    MultiMap asked = call.request().headers();
    boolean zipped = file.gzip().isPresent() && Gzip.isAccepted(asked.get("Accept-Encoding"));
    String etag = zipped ? Responses.zipped(file.etag()) : file.etag();
    HttpServerResponse response = call.response();
    response
        .putHeader("ETag", etag)
        .putHeader("Last-Modified", file.modified())
        .putHeader("Cache-Control", Responses.REVALIDATE)
        .putHeader("Accept-Ranges", "bytes");
    headers.accept(new Answer(served, response.headers()));
    if (file.gzip().isPresent()) {
      response.putHeader("Vary", "Accept-Encoding");
    }
    String link = links.apply(served);
    if (!link.isEmpty()) {
      response.putHeader("Link", link);
    }
    if (!Responses.endsByCondition(
        call, ConditionalRequest.of(asked, etag, file.stamp().modified()))) {
      sendBody(call, served, file, zipped, etag);
    }
  }

  private void sendBody(
      RoutingContext call, ServedFile served, CachedFile file, boolean zipped, String etag) {
    HttpServerResponse response = call.response();
    response
        .putHeader("Content-Type", ResponseBody.withCharset(served.mediaType()))
        .putHeader("Content-Disposition", file.disposition());
    if (zipped) {
      response.putHeader("Content-Encoding", "gzip");
      Responses.finish(call, file.gzip().get());
      return;
    }
    ByteRanges ranges = ranges(call, file, etag);
    if (ranges == null) {
      sendPart(call, file, new ByteRanges.Part(0, file.size() - 1));
    } else if (ranges.isUnsatisfiable()) {
      response.setStatusCode(416).putHeader("Content-Range", "bytes */" + file.size()).end();
    } else if (ranges.parts().size() == 1) {
      ByteRanges.Part part = ranges.parts().get(0);
      response.setStatusCode(206).putHeader("Content-Range", contentRange(part, file));
      sendPart(call, file, part);
    } else {
      sendMultipart(call, served, file, ranges);
    }
  }

  /** Returns the ranges to send, null to send the whole file. */
  private static ByteRanges ranges(RoutingContext call, CachedFile file, String etag) {
    MultiMap headers = call.request().headers();
    if (call.request().method() != HttpMethod.GET
        || !ConditionalRequest.rangeApplies(headers, etag, file.stamp().modified())) {
      return null;
    }
    return ByteRanges.of(headers.get("Range"), file.size())
        .filter(ranges -> ranges.parts().size() <= 1 || ranges.length() <= MULTIPART_BYTES)
        .orElse(null);
  }

  private static void sendPart(RoutingContext call, CachedFile file, ByteRanges.Part part) {
    if (file.content().isPresent()) {
      Buffer all = file.content().get();
      boolean isWhole = part.length() == all.length();
      Responses.finish(call, isWhole ? all : all.slice((int) part.first(), (int) part.last() + 1));
    } else if (call.request().method() == HttpMethod.HEAD) {
      call.response().putHeader("Content-Length", String.valueOf(part.length())).end();
    } else {
      sendFromDisk(call, file, part);
    }
  }

  private static void sendFromDisk(RoutingContext call, CachedFile file, ByteRanges.Part part) {
    try {
      Optional<FileChannel> channel = FileCache.open(file);
      if (channel.isEmpty()) {
        handleAgain(call);
        return;
      }
      call.response()
          .sendFile(channel.get(), part.first(), part.length())
          .onComplete(sent -> close(channel.get()));
    } catch (IOException e) {
      call.fail(e);
    }
  }

  /** Handles the request again, because the file was replaced or removed since it was found. */
  private static void handleAgain(RoutingContext call) {
    call.response().setStatusCode(200);
    call.reroute(call.request().uri());
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The channel was only read, so no data can be lost.
    }
  }

  private void sendMultipart(
      RoutingContext call, ServedFile served, CachedFile file, ByteRanges ranges) {
    vertx
        .executeBlocking(() -> Multipart.of(served.mediaType(), file, ranges, BOUNDARY), false)
        .onFailure(call::fail)
        .onSuccess(
            body -> {
              if (body.isEmpty()) {
                handleAgain(call);
                return;
              }
              call.response()
                  .setStatusCode(206)
                  .putHeader("Content-Type", "multipart/byteranges; boundary=" + BOUNDARY);
              Responses.finish(call, body.get());
            });
  }

  static String contentRange(ByteRanges.Part part, CachedFile file) {
    return "bytes " + part.first() + "-" + part.last() + "/" + file.size();
  }

  /**
   * Returns the {@code Content-Disposition} of a file: its name in ASCII and in UTF-8 (RFC 6266).
   */
  public static String disposition(ServedFile served) {
    String kind = served.isDownload() ? "attachment" : "inline";
    String ascii = served.name().replaceAll("[^A-Za-z0-9 ._-]", "_");
    String utf8 = Uris.encodeComponent(served.name());
    return kind + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + utf8;
  }
}
