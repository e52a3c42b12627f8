package press.offprint.deliver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A web server on this machine for a bare repository, by the smart protocol of git. */
final class GitServer implements AutoCloseable {
  private static final String FETCH = "git-upload-pack";
  private static final String PUSH = "git-receive-pack";

  private final Path repository;
  private final HttpServer server;

  GitServer(Path repository) throws IOException {
    this.repository = repository;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange;
        Git git = Git.open(repository.toFile())) {
      byte[] body = body(exchange);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      String path = exchange.getRequestURI().getPath();
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      if (path.endsWith("/info/refs")) {
        String service = query.replace("service=", "");
        answer(exchange, advertise(git.getRepository(), service), service + "-advertisement");
        return;
      } else if (path.endsWith(FETCH)) {
        UploadPack pack = new UploadPack(git.getRepository());
        pack.setBiDirectionalPipe(false);
        pack.upload(new ByteArrayInputStream(body), answer, null);
        answer(exchange, answer.toByteArray(), FETCH + "-result");
      } else {
        ReceivePack pack = new ReceivePack(git.getRepository());
        pack.setBiDirectionalPipe(false);
        pack.receive(new ByteArrayInputStream(body), answer, null);
        answer(exchange, answer.toByteArray(), PUSH + "-result");
      }
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in =
        packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      return in.readAllBytes();
    }
  }

  private static byte[] advertise(Repository repository, String service) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    PacketLineOut lines = new PacketLineOut(answer);
    lines.writeString("# service=" + service + "\n");
    lines.end();
    RefAdvertiser refs = new RefAdvertiser.PacketLineOutRefAdvertiser(lines);
    if (service.equals(FETCH)) {
      UploadPack pack = new UploadPack(repository);
      pack.setBiDirectionalPipe(false);
      pack.sendAdvertisedRefs(refs);
    } else {
      ReceivePack pack = new ReceivePack(repository);
      pack.setBiDirectionalPipe(false);
      pack.sendAdvertisedRefs(refs);
    }
    return answer.toByteArray();
  }

  private static void answer(HttpExchange exchange, byte[] body, String kind) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-" + kind);
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
