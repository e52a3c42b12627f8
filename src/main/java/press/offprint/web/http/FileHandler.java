package press.offprint.web.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.web.catalog.ServedFile;

/**
 * Hands out files that the catalog names, and no others: whole or in ranges, with validators, as
 * HEAD, small where they are texts.
 */
public final class FileHandler implements Handler<RoutingContext> {
  private static final int MULTIPART_BYTES = 1 << 20;
  private static final String BOUNDARY = "offprint-part-3d6b1f0a7c2e";
  private static final String EPUB = "application/epub+zip";

  private final Vertx vertx;
  private final FileCache store;
  private final Function<String, Optional<ServedFile>> catalog;
  private final Function<ServedFile, String> links;

  private FileHandler(
      Vertx vertx,
      FileCache store,
      Function<String, Optional<ServedFile>> catalog,
      Function<ServedFile, String> links) {
    this.vertx = vertx;
    this.store = store;
    this.catalog = catalog;
    this.links = links;
  }

  /** What all threads that serve share. */
  public static Function<Vertx, FileHandler> of(
      Path output,
      Function<String, Optional<ServedFile>> catalog,
      Function<ServedFile, String> links) {
    FileCache store = new FileCache(output);
    return vertx -> new FileHandler(vertx, store, catalog, links);
  }

  /** Passes on what the catalog does not name. */
  @Override
  public void handle(RoutingContext call) {
    Optional<String> path = RequestPaths.decoded(call.request().path());
    Optional<ServedFile> served = path.flatMap(catalog);
    if (served.isPresent()) {
      serve(call, served.get());
    } else if (path.filter(p -> catalog.apply(p + "/index.html").isPresent()).isPresent()) {
      redirect(call);
    } else {
      call.next();
    }
  }

  private static void redirect(RoutingContext call) {
    String path = call.request().path();
    call.response().setStatusCode(301).putHeader("Location", path + "/").end();
  }

  private void serve(RoutingContext call, ServedFile served) {
    Optional<CachedFile> fresh = store.fresh(served);
    if (fresh.isPresent()) {
      send(call, served, fresh.get());
      return;
    }
    vertx
        .executeBlocking(() -> store.read(served), false)
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
    boolean small = file.gzip().isPresent() && Gzip.isWelcome(asked.get("Accept-Encoding"));
    String etag = small ? Responses.zipped(file.etag()) : file.etag();
    HttpServerResponse response = call.response();
    response
        .putHeader("ETag", etag)
        .putHeader("Last-Modified", file.modified())
        .putHeader("Cache-Control", Responses.REVALIDATE)
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("Content-Security-Policy", SecurityHeaders.of(served.mediaType()));
    if (file.gzip().isPresent()) {
      response.putHeader("Vary", "Accept-Encoding");
    }
    String link = links.apply(served);
    if (!link.isEmpty()) {
      response.putHeader("Link", link);
    }
    switch (ConditionalRequest.of(asked, etag, file.mark().modified())) {
      case NOT_MODIFIED -> response.setStatusCode(304).end();
      case FAILED -> response.setStatusCode(412).end();
      case SEND -> sendBody(call, served, file, small, etag);
    }
  }

  private void sendBody(
      RoutingContext call, ServedFile served, CachedFile file, boolean small, String etag) {
    HttpServerResponse response = call.response();
    MultiMap asked = call.request().headers();
    response
        .putHeader("Content-Type", ResponseBody.withCharset(served.mediaType()))
        .putHeader("Content-Disposition", file.disposition());
    if (small) {
      response.putHeader("Content-Encoding", "gzip");
      Responses.finish(call, file.gzip().get());
      return;
    }
    Optional<ByteRanges> ranges =
        call.request().method() == HttpMethod.GET
                && ConditionalRequest.rangeHolds(asked, etag, file.mark().modified())
            ? ByteRanges.of(asked.get("Range"), file.size())
            : Optional.empty();
    if (ranges.isEmpty()
        || (ranges.get().parts().size() > 1 && ranges.get().length() > MULTIPART_BYTES)) {
      piece(call, file, new ByteRanges.Part(0, file.size() - 1));
    } else if (ranges.get().isUnsatisfiable()) {
      response.setStatusCode(416).putHeader("Content-Range", "bytes */" + file.size()).end();
    } else if (ranges.get().parts().size() == 1) {
      ByteRanges.Part part = ranges.get().parts().get(0);
      response.setStatusCode(206).putHeader("Content-Range", contentRange(part, file));
      piece(call, file, part);
    } else {
      several(call, served, file, ranges.get());
    }
  }

  private void piece(RoutingContext call, CachedFile file, ByteRanges.Part part) {
    HttpServerResponse response = call.response();
    if (file.content().isPresent()) {
      Buffer all = file.content().get();
      boolean whole = part.length() == all.length();
      Responses.finish(call, whole ? all : all.slice((int) part.first(), (int) part.last() + 1));
    } else if (call.request().method() == HttpMethod.HEAD) {
      response.putHeader("Content-Length", String.valueOf(part.length())).end();
    } else {
      fromDisk(call, file, part);
    }
  }

  private static void fromDisk(RoutingContext call, CachedFile file, ByteRanges.Part part) {
    try {
      Optional<FileChannel> channel = FileCache.open(file);
      if (channel.isEmpty()) {
        lookAgain(call);
        return;
      }
      call.response()
          .sendFile(channel.get(), part.first(), part.length())
          .onComplete(sent -> close(channel.get()));
    } catch (IOException e) {
      call.fail(e);
    }
  }

  // A new version came between the look and the opening, or it was withdrawn.
  private static void lookAgain(RoutingContext call) {
    call.response().setStatusCode(200);
    call.reroute(call.request().uri());
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It was only read; there is nothing left to lose.
    }
  }

  private void several(RoutingContext call, ServedFile served, CachedFile file, ByteRanges ranges) {
    vertx
        .executeBlocking(() -> Multipart.of(served.mediaType(), file, ranges, BOUNDARY), false)
        .onFailure(call::fail)
        .onSuccess(
            body -> {
              if (body.isEmpty()) {
                lookAgain(call);
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

  // RFC 6266: an ASCII name for everyone, and the real one in UTF-8.
  static String disposition(ServedFile served) {
    String kind = served.mediaType().equals(EPUB) ? "attachment" : "inline";
    String plain = served.name().replaceAll("[^A-Za-z0-9 ._-]", "_");
    String full =
        URLEncoder.encode(served.name(), StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A");
    return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + full;
  }
}
