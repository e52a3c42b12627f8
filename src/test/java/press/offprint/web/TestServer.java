package press.offprint.web;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;

/** A web server with a small site that it watches, at a free port of this machine. */
public final class TestServer implements AutoCloseable {
  static final String TOKEN = "a-token-for-tests";
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private final WebServer webServer;
  private final Publisher publisher;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final String[] reader;

  private TestServer(WebServer webServer, Publisher publisher, ServeSettings settings) {
    this.webServer = webServer;
    this.reader =
        settings
            .reading()
            .map(pair -> new String[] {"Authorization", basic(pair)})
            .orElseGet(() -> new String[0]);
    this.publisher = publisher;
    this.address = URI.create(webServer.address());
  }

  /** A client of another port of the server. */
  final class Client {
    private final URI base;

    int port() {
      return base.getPort();
    }

    private Client(URI base) {
      this.base = base;
    }

    HttpResponse<byte[]> get(String path, String... headers) {
      return send("GET", path, null, headers);
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
      return TestServer.this.send(method, base.resolve(path).toString(), body, headers);
    }

    int status(String method, String target, String... headerLines) {
      return TestServer.this.status(base, method, target, headerLines);
    }
  }

  /** Returns a client of the published site with live reload. */
  Client site() {
    return new Client(URI.create(siteAddress()));
  }

  /** Returns the URL of the published site with live reload. */
  String siteAddress() {
    return webServer.siteAddress().orElseThrow();
  }

  /** Returns the origin of the published site, as browsers name it. */
  String siteOrigin() {
    return siteAddress().substring(0, siteAddress().length() - 1);
  }

  /** Starts a server for the project and waits until all posts are published. */
  public static TestServer on(Path project, String... editions) {
    return on(project, settings(), editions);
  }

  static ServeSettings settings() {
    return new ServeSettings(
        ServeSettings.LOOPBACK, 0, Optional.of(TOKEN), Set.of(), false, Optional.empty());
  }

  static TestServer on(Path project, ServeSettings settings, String... editions) {
    return on(project, settings, InstantSource.system(), editions);
  }

  static TestServer on(
      Path project, ServeSettings settings, InstantSource clock, String... editions) {
    WebServer webServer = new WebServer(settings, InstantSource.system());
    PublishSettings chosen =
        new PublishSettings(
            project,
            project.resolve("content"),
            project.resolve("output"),
            project.resolve(".offprint"),
            Optional.empty(),
            Set.of(editions),
            List.of(),
            false,
            false,
            false,
            false,
            false,
            false,
            2,
            clock);
    Publisher publisher = Publisher.open(chosen, webServer.listener());
    webServer.open(publisher);
    publisher.watch();
    TestServer open = new TestServer(webServer, publisher, settings);
    long published = publisher.entries().stream().filter(e -> !e.renditions().isEmpty()).count();
    await()
        .atMost(PATIENCE)
        .until(
            () -> json(open.get("/api/v1/posts", open.reader)).path("total").asLong() >= published);
    return open;
  }

  /** Returns a text in the encoding of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns a name and password in the encoding of HTTP Basic. */
  static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file of a project and creates its folders. */
  public static void write(Path project, String name, String text) {
    try {
      Path file = project.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Publisher publisher() {
    return publisher;
  }

  WebServer webServer() {
    return webServer;
  }

  int port() {
    return address.getPort();
  }

  String address() {
    return address.toString();
  }

  public HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  HttpResponse<byte[]> head(String path, String... headers) {
    return send("HEAD", path, null, headers);
  }

  /** Sends a POST request with the token. */
  HttpResponse<byte[]> post(String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + TOKEN;
    return send("POST", path, body.getBytes(StandardCharsets.UTF_8), all);
  }

  HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode json(String path) {
    return json(get(path));
  }

  static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(text(answer), e);
    }
  }

  public String text(String path) {
    return text(get(path));
  }

  public static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Sends a request without a change, and returns the response up to its end. */
  String raw(String request) {
    return raw(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  String raw(byte[] request) {
    return raw(address, request);
  }

  /** Sends a request as {@link #raw(String)} does, and ends this side of the connection. */
  String last(String request) {
    return raw(address, request.getBytes(StandardCharsets.ISO_8859_1), true);
  }

  private static String raw(URI server, byte[] request) {
    return raw(server, request, false);
  }

  private static String raw(URI server, byte[] request, boolean last) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      try {
        out.write(request);
        out.flush();
        if (last) {
          socket.shutdownOutput();
        }
      } catch (IOException e) {
        // The request was refused before it was sent completely; the response has the reason.
      }
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "closed: " + e.getMessage();
    }
  }

  /**
   * Returns the status of a request for {@code target} without a change, with the given headers.
   */
  int status(String method, String target, String... headerLines) {
    return status(address, method, target, headerLines);
  }

  private int status(URI server, String method, String target, String... headerLines) {
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    if (List.of(headerLines).stream().noneMatch(line -> line.startsWith("Host:"))) {
      request.append("Host: 127.0.0.1:").append(server.getPort()).append("\r\n");
    }
    for (String line : headerLines) {
      request.append(line).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n");
    return status(raw(server, request.toString().getBytes(StandardCharsets.ISO_8859_1)));
  }

  static int status(String answer) {
    return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  @Override
  public void close() {
    publisher.close();
    webServer.close();
  }
}
