package press.offprint.deliver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.model.bytes.Bytes;

/**
 * A web server on this machine that stores files as a WebDAV server does: a folder must exist
 * before its files (RFC 4918, section 9.7.1). It compares the digest of a file with its bytes (RFC
 * 9530). Each N-th request fails if a test asks for it.
 */
final class StorageServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Bytes> files = new TreeMap<>();
  private final Set<String> folders = new TreeSet<>(Set.of("/dav/"));
  private int requests;
  private int failing = Integer.MAX_VALUE;
  private Fault fault = Fault.UNAVAILABLE;
  private String tooLarge = "";

  enum Fault {
    /** The answer is 503. */
    UNAVAILABLE,
    /** The connection ends without an answer, and nothing is stored. */
    CUT,
    /** The file is stored, and the connection ends before the answer. */
    CUT_AFTER_STORING
  }

  StorageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String address() {
    return endpoint() + "/dav/";
  }

  synchronized void failEach(int step, Fault kind) {
    failing = step;
    fault = kind;
    requests = 0;
  }

  synchronized void failNever() {
    failing = Integer.MAX_VALUE;
  }

  /** Answers 413 to each file with this end of its name; to none if it is empty. */
  synchronized void refuse(String end) {
    tooLarge = end;
  }

  /** Returns the SHA-256 of each stored file by its path. */
  synchronized Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    files.forEach((path, bytes) -> hashes.put(path.substring("/dav/".length()), bytes.sha256()));
    return hashes;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean fails = ++requests % failing == 0;
      if (fails && fault == Fault.CUT) {
        return;
      }
      int status = fails && fault == Fault.UNAVAILABLE ? 503 : store(exchange, body);
      if (!fails || fault != Fault.CUT_AFTER_STORING) {
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  private int store(HttpExchange exchange, byte[] body) {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("mika:open sesame".getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return 401;
    }
    String path = exchange.getRequestURI().getPath();
    String folder = path.replaceFirst("[^/]+/?$", "");
    return switch (exchange.getRequestMethod()) {
      case "MKCOL" -> !folders.contains(folder) ? 409 : folders.add(path) ? 201 : 405;
      case "PUT" -> {
        if (!folders.contains(folder)) {
          yield 409;
        }
        if (!tooLarge.isEmpty() && path.endsWith(tooLarge)) {
          yield 413;
        }
        if (!digest(body).equals(exchange.getRequestHeaders().getFirst("Content-Digest"))) {
          yield 400;
        }
        yield files.put(path, Bytes.copyOf(body)) == null ? 201 : 204;
      }
      case "DELETE" -> files.remove(path) == null ? 404 : 204;
      default -> 405;
    };
  }

  private static String digest(byte[] body) {
    byte[] sha256 = HexFormat.of().parseHex(Bytes.copyOf(body).sha256());
    return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
