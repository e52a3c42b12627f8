package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.remote.PictureFetch;
import press.offprint.pipeline.remote.PictureFetch.Result;
import press.offprint.pipeline.remote.PictureFetch.Status;

/** Pictures on the web are fetched on request, once, and from allowed hosts only. */
class RemotePicturesTest {
  private static final Path PICTURE = Path.of("content/posts/from-right-to-left/kulmus.png");
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  @TempDir private Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private byte[] picture;
  private Blog blog;

  @BeforeEach
  void open() throws IOException {
    picture = Files.readAllBytes(PICTURE);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    blog = blog(host());
  }

  @AfterEach
  void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private Blog blog(String allowed) {
    return new Blog(folder, "html")
        .with("offprint.yaml", "remote:", "  hosts: [\"" + allowed + "\"]");
  }

  private void answer(HttpExchange call) throws IOException {
    requests.incrementAndGet();
    String path = call.getRequestURI().getPath();
    try (call) {
      switch (path) {
        case "/moved.png" -> redirect(call, "/a.png");
        case "/away.png" ->
            redirect(call, "http://localhost:" + server.getAddress().getPort() + "/a.png");
        case "/round.png" -> redirect(call, "/round.png");
        case "/file.png" -> redirect(call, "file:///etc/passwd");
        case "/missing.png" -> call.sendResponseHeaders(404, -1);
        case "/lie.png" -> send(call, "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        case "/empty.png" -> send(call, new byte[0]);
        case "/endless.png" -> endless(call, 1 << 16);
        case "/slow.png" -> endless(call, 1);
        default -> send(call, picture);
      }
    }
  }

  private static void redirect(HttpExchange call, String place) throws IOException {
    call.getResponseHeaders().add("Location", place);
    call.sendResponseHeaders(302, -1);
  }

  private static void send(HttpExchange call, byte[] content) throws IOException {
    call.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
    call.getResponseBody().write(content);
  }

  // Ends when the client closes the connection.
  private static void endless(HttpExchange call, int size) throws IOException {
    call.sendResponseHeaders(200, 0);
    byte[] part = new byte[size];
    try (OutputStream out = call.getResponseBody()) {
      while (!Thread.currentThread().isInterrupted()) {
        out.write(part);
        out.flush();
        if (size == 1) {
          Thread.sleep(20);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void post(String address) {
    blog.with("content/a.md", "---", "title: A", "---", "![A pen](" + address + ")");
  }

  private List<Result> fetch(boolean dryRun, boolean update) {
    return ProjectOperations.fetch(
        blog.settings(), new PictureFetch.Options(dryRun, update, PATIENCE, address -> true));
  }

  @Test
  void a_fetched_picture_is_published_without_the_network() {
    post("http://" + host() + "/My%20Pen.PNG?size=1");
    assertThat(Run.codes(blog.publish().receipt("a.md")))
        .containsExactly(ProblemCode.RESOURCE_REMOTE);
    Result result = fetch(false, false).get(0);
    assertThat(result.status()).isEqualTo(Status.FETCHED);
    assertThat(result.file()).matches("remote/remote-my-pen-[0-9a-f]{16}\\.png");
    assertThat(blog.project().resolve(result.file())).hasBinaryContent(picture);
    assertThat(blog.project().resolve("remote/lock.json"))
        .content()
        .contains(result.url(), "sha256");
    server.stop(0);
    assertThat(blog.publish().receipt("a.md").problems()).isEmpty();
    String shown = blog.page("a/index.html").select("article img").attr("src");
    assertThat(blog.output("a").resolve(shown)).hasBinaryContent(picture);
    assertThat(fetch(false, false))
        .singleElement()
        .extracting(Result::status)
        .isEqualTo(Status.PRESENT);
  }

  @Test
  void a_dry_run_asks_nobody_and_writes_nothing() {
    post("http://" + host() + "/a.png");
    assertThat(fetch(true, false))
        .singleElement()
        .extracting(Result::status)
        .isEqualTo(Status.WANTED);
    assertThat(requests).hasValue(0);
    assertThat(blog.project().resolve("remote")).doesNotExist();
  }

  @Test
  void a_picture_that_changed_at_its_address_is_taken_only_on_request() throws IOException {
    post("http://" + host() + "/a.png");
    Path copy = blog.project().resolve(fetch(false, false).get(0).file());
    Files.delete(copy);
    picture = Files.readAllBytes(Path.of("content/posts/genko-yoshi/genko.png"));
    Result changed = fetch(false, false).get(0);
    assertThat(changed.status()).isEqualTo(Status.REFUSED);
    assertThat(changed.reason()).contains("--update");
    assertThat(copy).doesNotExist();
    assertThat(fetch(false, true).get(0).status()).isEqualTo(Status.FETCHED);
    assertThat(copy).hasBinaryContent(picture);
  }

  @ParameterizedTest
  @CsvSource({
    "/missing.png, status 404",
    "/lie.png, HTML",
    "/empty.png, is empty",
    "/away.png, The host localhost",
    "/round.png, More than 5 redirects",
    "/file.png, The scheme file",
    "/endless.png, is larger than",
    "/slow.png, more than 4 seconds"
  })
  void a_picture_that_is_none_is_refused_and_nothing_is_stored(String path, String reason)
      throws IOException {
    post("http://" + host() + path);
    Result result = fetch(false, false).get(0);
    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.reason()).contains(reason);
    assertThat(blog.project().resolve("remote")).doesNotExist();
    assertThat(Run.codes(blog.publish().receipt("a.md")))
        .containsExactly(ProblemCode.RESOURCE_REMOTE);
  }

  @Test
  void a_redirect_within_the_allowed_hosts_is_followed() {
    post("http://" + host() + "/moved.png");
    assertThat(fetch(false, false).get(0).status()).isEqualTo(Status.FETCHED);
  }

  @Test
  void a_host_that_is_not_allowed_or_not_public_is_never_asked() {
    post("http://" + host() + "/a.png");
    blog("images.example.org");
    assertThat(fetch(false, false).get(0).reason()).contains("remote.hosts in offprint.yaml");
    blog(host());
    List<Result> own =
        ProjectOperations.fetch(blog.settings(), PictureFetch.Options.of(false, false));
    assertThat(own.get(0).reason()).contains("not public");
    assertThat(requests).hasValue(0);
  }

  @Test
  void links_to_pictures_and_hidden_posts_are_not_fetched() {
    blog.with("content/a.md", "---", "title: A", "---", "[A pen](http://" + host() + "/a.png)")
        .with(
            "content/d.md",
            "---",
            "title: D",
            "draft: true",
            "---",
            "![x](http://" + host() + "/b.png)");
    assertThat(fetch(false, false)).isEmpty();
  }

  @Test
  void a_setting_or_lock_file_that_is_wrong_ends_the_command_with_its_place() {
    post("http://" + host() + "/a.png");
    blog.with("offprint.yaml", "remote:", "  mode: fetch", "  hosts: [\"http://x/\"]");
    assertThatThrownBy(() -> fetch(false, false))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("offprint.yaml:3")
        .hasMessageContaining("is not a host");
    blog(host()).with("remote/lock.json", "{");
    assertThatThrownBy(() -> fetch(false, false))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("lock.json is no lock file");
  }

  @Test
  void a_picture_that_no_post_can_show_is_a_warning_of_its_post_with_the_remedy() {
    post("http://" + host() + "/a.png");
    Problem problem = blog.publish().receipt("a.md").problems().get(0);
    assertThat(problem.hint()).contains("offprint fetch");
  }

  private Blog allowing(String hosts, String... editions) {
    return new Blog(folder, editions)
        .with("offprint.yaml", "remote:", "  mode: allow", "  hosts: [" + hosts + "]");
  }

  private Elements pictures(Blog site) {
    return site.page("a/index.html").select("article img");
  }

  @Test
  void a_picture_of_an_allowed_host_keeps_its_address_on_pages_and_nobody_is_asked() {
    String address = "http://" + host() + "/a.png?size=1&b=2";
    Blog site = allowing("\"" + host() + "\"", "html");
    site.with(
        "content/a.md", "---", "title: A", "---", "![A pen & ink|300](" + address + " \"Words\")");
    Problem problem = site.publish().receipt("a.md").problems().get(0);
    assertThat(problem.code()).isEqualTo(ProblemCode.RESOURCE_REMOTE);
    assertThat(problem.hint()).contains("Web pages load it");
    Element picture = pictures(site).first();
    assertThat(picture.attr("src")).isEqualTo(address);
    assertThat(picture.attr("alt")).isEqualTo("A pen & ink");
    assertThat(picture.attr("width")).isEqualTo("300");
    assertThat(picture.attr("loading")).isEqualTo("lazy");
    assertThat(picture.attr("referrerpolicy")).isEqualTo("no-referrer");
    assertThat(picture.parent().normalName()).isEqualTo("figure");
    assertThat(site.page("a/index.html").select("figcaption").text()).isEqualTo("Words");
    assertThat(requests).hasValue(0);
  }

  @Test
  void a_copy_is_shown_in_place_of_an_allowed_picture_and_a_changed_setting_takes_effect() {
    String address = "http://" + host() + "/a.png";
    Blog site = allowing("\"" + host() + "\"", "html");
    site.with("content/a.md", "---", "title: A", "---", "![A pen](" + address + ")");
    site.publish();
    assertThat(pictures(site).attr("src")).isEqualTo(address);
    blog(host());
    site.publish();
    assertThat(pictures(site)).isEmpty();
    allowing("\"" + host() + "\"", "html");
    assertThat(fetch(false, false).get(0).status()).isEqualTo(Status.FETCHED);
    assertThat(site.publish().receipt("a.md").problems()).isEmpty();
    assertThat(pictures(site).attr("src")).doesNotContain("http");
  }
}
