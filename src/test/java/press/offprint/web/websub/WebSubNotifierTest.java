package press.offprint.web.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/** A hub is notified of changed feeds, and it can neither delay nor redirect Offprint. */
class WebSubNotifierTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path project;

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(202);
  private final CountDownLatch open = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void hub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        call -> {
          String form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
          received.add(
              call.getRequestMethod()
                  + " "
                  + call.getRequestURI()
                  + " "
                  + URLDecoder.decode(form, StandardCharsets.UTF_8));
          if (call.getRequestURI().getPath().equals("/silent")) {
            try {
              open.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          call.getResponseHeaders().set("Location", "/elsewhere");
          call.sendResponseHeaders(status.get(), -1);
          call.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    open.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void a_hub_is_notified_of_changed_feeds_only() {
    String known = "hub.url=https://notes.example.org/feed.xml";
    try (WebSubNotifier notifier = hubOf("Hello");
        Publisher publisher = publisher("/hub", notifier)) {
      publisher.publish();
      await().atMost(PATIENCE).until(() -> received.size() == 1);
      assertThat(received.get(0)).startsWith("POST /hub hub.mode=publish&hub.url=").contains(known);
      publisher.publish();
      write("content/posts/b.md", "---\ntitle: B\ndate: 2026-01-02\n---\n\nMore.\n");
      publisher.publish();
      await().atMost(PATIENCE).until(() -> received.size() == 2);
      assertThat(received.get(1)).contains(known);
      assertThat(notices).isEmpty();
    }
    try (WebSubNotifier notifier = hubOf("Hello");
        Publisher publisher = publisher("/hub", notifier)) {
      assertThat(publisher.publish().count(ReceiptStatus.UNCHANGED)).isEqualTo(2);
      write("content/posts/b.md", "---\ntitle: B\ndate: 2026-01-02\n---\n\nOther.\n");
      publisher.publish();
      await().atMost(PATIENCE).until(() -> received.size() == 3);
    }
  }

  @Test
  void a_hub_that_refuses_is_reported_and_notified_again_and_its_redirects_are_ignored() {
    status.set(307);
    try (WebSubNotifier notifier = hubOf("Hello");
        Publisher publisher = publisher("/hub", notifier)) {
      publisher.publish();
      await().atMost(PATIENCE).until(() -> received.size() >= 2);
      assertThat(notices.get(0)).contains("/hub was not notified").contains("the hub answered 307");
      status.set(200);
      int tries = received.size();
      await().atMost(PATIENCE).until(() -> received.size() > tries);
      assertThat(received).allMatch(call -> call.startsWith("POST /hub "));
    }
  }

  @Test
  void a_hub_that_never_answers_delays_nothing() {
    try (WebSubNotifier notifier = hubOf("Hello");
        Publisher publisher = publisher("/silent", notifier)) {
      assertThat(publisher.publish().count(ReceiptStatus.PUBLISHED)).isEqualTo(1);
      await().atMost(PATIENCE).until(() -> !notices.isEmpty());
      assertThat(notices.get(0)).contains("the hub did not answer within");
      write("content/notes/b.md", "---\ntitle: B\n---\n\nMore.\n");
      assertThat(publisher.publish().count(ReceiptStatus.PUBLISHED)).isEqualTo(1);
    }
  }

  @Test
  void an_address_that_is_not_a_web_address_is_reported_and_never_requested() {
    try (WebSubNotifier notifier = hubOf("Hello");
        Publisher publisher = publisher("", "file:///etc/passwd", notifier)) {
      publisher.publish();
      assertThat(notices).singleElement().asString().contains("no web address");
    }
    assertThat(received).isEmpty();
  }

  private WebSubNotifier hubOf(String title) {
    write("content/posts/a.md", "---\ntitle: " + title + "\ndate: 2026-01-01\n---\n\nHi.\n");
    RunListener voice =
        new RunListener() {
          @Override
          public void notice(String message) {
            notices.add(message);
          }
        };
    return new WebSubNotifier(voice, Duration.ofSeconds(1), Duration.ofMillis(50));
  }

  private Publisher publisher(String path, WebSubNotifier notifier) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return publisher(path, address, notifier);
  }

  private Publisher publisher(String path, String address, WebSubNotifier notifier) {
    write(
        "offprint.yaml",
        "baseUrl: https://notes.example.org/\nparams: {websub: \"" + address + path + "\"}\n");
    PublishSettings settings =
        new PublishSettings(
            project,
            project.resolve("content"),
            project.resolve("output"),
            project.resolve(".offprint"),
            Optional.empty(),
            Set.of("html", "rss"),
            List.of(),
            false,
            false,
            false,
            false,
            false,
            false,
            1,
            InstantSource.system());
    Publisher publisher = Publisher.open(settings, notifier);
    notifier.open(publisher);
    return publisher;
  }

  private void write(String name, String text) {
    try {
      Path file = project.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
