package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.SiteRendition;

/** The output folder behind any web server: nothing can be had from it but published files. */
class PlainServerTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path project;

  @Test
  void a_plain_server_of_the_output_folder_has_published_files_only() throws Exception {
    TestServer.write(project, "content/posts/one.md", "---\ntitle: One\n---\n\nWords.\n");
    TestServer.write(project, "content/posts/two/index.md", "---\ntitle: Two\n---\n\nWords.\n");
    TestServer.write(project, "static/robots.txt", "User-agent: *\n");
    HttpServer plain =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    plain.createContext("/", this::serve);
    plain.start();
    try {
      String root = "http://127.0.0.1:" + plain.getAddress().getPort();
      try (TestServer publishing = TestServer.on(project)) {
        publishing.get("/");
        assertThat(crawled(root)).as("while Offprint serves").isEqualTo(published());
      }
      assertThat(crawled(root)).isEqualTo(published());
      for (Path secret : files(project.resolve(".offprint"))) {
        String name = project.relativize(secret).toString();
        assertThat(get(root + "/" + name).statusCode()).as(name).isEqualTo(404);
      }
    } finally {
      plain.stop(0);
    }
  }

  /** Answers as a server without settings does: each file, and a list of each folder. */
  private void serve(HttpExchange call) throws IOException {
    Path file = project.resolve("output" + call.getRequestURI().getPath());
    byte[] body = new byte[0];
    int status = 404;
    if (Files.isDirectory(file)) {
      String[] names = file.toFile().list();
      body =
          String.join("\n", names == null ? new String[0] : names).getBytes(StandardCharsets.UTF_8);
      status = 200;
    } else if (Files.exists(file)) {
      body = Files.readAllBytes(file);
      status = 200;
    }
    call.getResponseHeaders().set("Folder", Boolean.toString(Files.isDirectory(file)));
    call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Set<String> crawled(String root) throws Exception {
    Set<String> files = new TreeSet<>();
    Deque<String> folders = new ArrayDeque<>(Set.of(""));
    while (!folders.isEmpty()) {
      String folder = folders.pop();
      String names = get(root + "/" + folder).body();
      for (String name : Arrays.asList(names.split("\n", -1))) {
        String path = folder + name;
        boolean isFolder =
            get(root + "/" + path).headers().firstValue("Folder").orElse("").equals("true");
        if (isFolder) {
          folders.push(path + "/");
        } else {
          files.add(path);
        }
      }
    }
    return files;
  }

  private Set<String> published() {
    try (Catalog catalog = Catalog.openReadOnly(project.resolve(".offprint")).orElseThrow()) {
      Set<String> paths =
          catalog.siteRenditions().stream()
              .map(SiteRendition::path)
              .collect(Collectors.toCollection(TreeSet::new));
      catalog.entries().values().forEach(entry -> paths.addAll(entry.paths()));
      assertThat(paths).contains("posts/one/one.pdf", "index.html", "robots.txt");
      return paths;
    }
  }

  private static Set<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }
}
