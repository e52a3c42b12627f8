package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.ServerAddresses;

/** No published file takes the address of an own page of the server. */
class ReservedAddressesTest {
  private static final String FOREIGN = "Foreign words";
  private static final List<String> URLS =
      List.of(
          "/press/",
          "press",
          "/PRESS/",
          "/%70ress/",
          "/press.html",
          "/press/index.html",
          "/press//",
          "/press!/",
          "/ｐｒｅｓｓ/",
          "/dashboard/",
          "/opds/",
          "/opds/v2/posts/",
          "/api/v1/posts/",
          "/API/v1/",
          "/api//v1/x/",
          "/-/press/",
          "/%2D/x/",
          "/-/");

  @TempDir private static Path project;
  private static TestServer server;

  @BeforeAll
  static void open() {
    TestServer.write(project, "content/posts/first.md", "---\ntitle: First\n---\n\nFirst.\n");
    for (int i = 0; i < URLS.size(); i++) {
      post("urls/u" + i + ".md", "url: \"" + URLS.get(i) + "\"\n");
    }
    post("aliases.md", "aliases: [/press/, /dashboard, /api/v1/posts/, /-/now/, /Press, /old/]\n");
    post("dashboard.md", "");
    post("health/sleep.md", "");
    post("press/kit.md", "");
    post("api/v1/status.md", "");
    post("opds.md", "");
    post("metrics.md", "");
    post("live.md", "url: /health/live/\n");
    for (String file :
        List.of("press/index.html", "dashboard", "api/v1/posts", "-/press", "press/logo.txt")) {
      TestServer.write(project, "static/" + file, FOREIGN);
    }
    server = TestServer.on(project);
  }

  private static void post(String source, String lines) {
    String text = "---\ntitle: " + source + "\n" + lines + "---\n\n" + FOREIGN + ".\n";
    TestServer.write(project, "content/" + source, text);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void every_route_of_the_router_has_a_reserved_address() {
    Vertx vertx = Vertx.vertx();
    try {
      Set<String> routed =
          server.webServer().routes(vertx).getRoutes().stream()
              .map(Route::getPath)
              .filter(path -> path != null && !path.equals("/"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(routed).hasSizeGreaterThan(30).allMatch(ServerAddresses::isReserved);
      for (Map.Entry<String, String> former : ServerAddresses.former()) {
        assertThat(routed).anyMatch(path -> path.startsWith(former.getValue()));
        assertThat(ServerAddresses.isReserved(former.getKey())).isTrue();
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/press",
        "/press/",
        "/dashboard",
        "/metrics",
        "/health",
        "/opds",
        "/opds/v2",
        "/api/v1/posts",
        "/api/v1/status",
        "/-/press",
        "/-/dashboard",
        "/-/now",
        "/-/api/v1/posts"
      })
  void the_own_page_is_answered_at_its_address_and_at_its_former_one(String path) {
    HttpResponse<byte[]> answer = server.get(path);
    if (answer.statusCode() == 308) {
      String place = answer.headers().firstValue("Location").orElse("");
      assertThat(place).startsWith(ServerAddresses.PREFIX);
      answer = server.get(place);
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestServer.text(answer)).doesNotContain(FOREIGN);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .doesNotContain("sandbox");
  }

  @Test
  void a_post_that_asks_for_such_an_address_is_rejected_with_the_remedy() {
    for (int i = 0; i < URLS.size(); i++) {
      CatalogEntry entry = server.publisher().find("urls/u" + i + ".md").orElseThrow();
      assertThat(entry.renditions()).as(URLS.get(i)).isEmpty();
      Problem problem = entry.problems().get(0);
      assertThat(problem.code()).as(URLS.get(i)).isEqualTo(ProblemCode.SLUG_CONFLICT);
      assertThat(problem.message()).contains("the web server needs that address");
      assertThat(problem.line()).isEqualTo(3);
    }
  }

  @Test
  void a_post_whose_file_name_gives_such_an_address_is_moved_with_a_warning() {
    for (Map.Entry<String, String> moved :
        Map.of(
                "dashboard.md", "dashboard-page",
                "opds.md", "opds-page",
                "api/v1/status.md", "api-page/v1/status")
            .entrySet()) {
      CatalogEntry entry = server.publisher().find(moved.getKey()).orElseThrow();
      assertThat(entry.path()).isEqualTo("/" + moved.getValue() + "/");
      assertThat(entry.problems())
          .anySatisfy(
              problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_CONFLICT);
                assertThat(problem.message()).contains("/" + moved.getValue() + "/");
              });
      assertThat(server.text(entry.path())).contains(FOREIGN);
    }
  }

  @Test
  void posts_below_an_exact_address_keep_their_permalinks_and_their_list_is_moved() {
    assertThat(server.text("/health/sleep/")).contains(FOREIGN);
    assertThat(server.text("/press/kit/")).contains(FOREIGN);
    assertThat(project.resolve("output/press/index.html")).doesNotExist();
    assertThat(server.text("/health/")).contains("health/sleep.md");
    assertThat(server.text("/press-page/")).contains("press/kit.md");
  }

  @Test
  void a_page_may_have_the_address_of_a_program_with_a_slash() {
    for (String address : List.of("/metrics", "/health/live")) {
      assertThat(server.text(address + "/")).contains(FOREIGN);
      assertThat(server.text(address)).isNotEmpty().doesNotContain(FOREIGN);
    }
    assertThat(server.publisher().find("metrics.md").orElseThrow().problems()).isEmpty();
  }

  @Test
  void an_alias_is_dropped_with_a_warning() {
    CatalogEntry entry = server.publisher().find("aliases.md").orElseThrow();
    assertThat(entry.problems().stream().filter(p -> p.code() == ProblemCode.SLUG_CONFLICT))
        .hasSize(5);
    assertThat(project.resolve("output/old/index.html")).exists();
    assertThat(project.resolve("output/-")).doesNotExist();
    assertThat(project.resolve("output/api/v1")).doesNotExist();
    assertThat(project.resolve("output/dashboard")).doesNotExist();
  }

  @Test
  void a_static_file_is_not_copied_there() {
    assertThat(project.resolve("output/press/logo.txt")).exists();
    assertThat(project.resolve("output/press/index.html")).doesNotExist();
  }
}
