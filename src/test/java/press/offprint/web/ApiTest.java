package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.web.api.Api;
import press.offprint.web.auth.AccessControl;
import press.offprint.web.auth.AllowedHosts;
import press.offprint.web.auth.Credentials;
import press.offprint.web.auth.Sessions;
import press.offprint.web.upload.ContentService;

/** The HTTP interface and its OpenAPI file describe the same operations and responses. */
class ApiTest {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir private static Path project;
  private static TestServer server;
  private static JsonNode description;

  @BeforeAll
  static void open() {
    SampleServer.write(project);
    server = TestServer.on(project, "html", "epub", "rss");
    description = server.json("/api/v1/openapi.json");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void the_openapi_file_and_the_server_have_the_same_paths() throws Exception {
    Set<String> served = new TreeSet<>();
    Vertx vertx = Vertx.vertx();
    try {
      Router router = Router.router(vertx);
      Credentials credentials = Credentials.open(project, Optional.of("x"), false);
      AccessControl accessControl =
          new AccessControl(
              new AllowedHosts("127.0.0.1", Set.of()),
              credentials,
              new Sessions(InstantSource.system()),
              null,
              InstantSource.system(),
              (call, problem) -> {});
      new Api(
              server.publisher(),
              new ContentService(server.publisher()),
              null,
              null,
              accessControl,
              (c, r) -> {})
          .add(router, vertx);
      for (Route route : router.getRoutes()) {
        String path = route.getPath().substring(Api.BASE.length()).replaceAll(":(\\w+)", "{$1}");
        route.methods().stream()
            .filter(method -> !method.name().equals("HEAD"))
            .forEach(method -> served.add(method.name() + " " + path));
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
      }
    }
    assertThat(described).isEqualTo(served);
  }

  @Test
  void every_operation_has_a_unique_name_and_a_summary() {
    Set<String> names = new TreeSet<>();
    for (JsonNode path : description.path("paths")) {
      for (JsonNode operation : path) {
        assertThat(names.add(operation.path("operationId").asText())).isTrue();
        assertThat(operation.path("summary").asText()).endsWith(".");
      }
    }
    assertThat(description.path("openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void responses_of_reading_operations_match_the_openapi_file() {
    get("/openapi.json", "/openapi.json", 200);
    get("/posts", "/posts", 200);
    get("/posts", "/posts?q=heron&sort=title&page=9&size=1", 200);
    get("/posts", "/posts?q=%22%27)(*&tag=none&page=-3&size=x", 200);
    get("/post", "/post?source=posts/lead-time.md", 200);
    get("/post", "/post?source=posts/broken.md", 200);
    get("/post", "/post?source=nothing.md", 404);
    get("/post", "/post", 404);
    get("/routes", "/routes", 200);
    get("/status", "/status", 200);
    get("/withdrawn", "/withdrawn", 401);
  }

  @Test
  void the_listed_posts_are_those_of_the_site() {
    JsonNode posts = server.json("/api/v1/posts?sort=oldest");
    assertThat(posts.path("total").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(posts.path("posts").findValuesAsText("title"))
        .containsSubsequence("Tide <table>", "Größe & Maß „im Satz“", "Lead time");
    assertThat(
            server
                .json("/api/v1/posts?tag=printing&language=de")
                .path("posts")
                .findValuesAsText("source"))
        .containsExactly("posts/umlaute.md");
    assertThat(server.json("/api/v1/posts?q=heron").path("posts").findValuesAsText("source"))
        .containsExactly("posts/lead-time.md");
  }

  @Test
  void publish_and_trigger_return_the_receipts() {
    JsonNode all = post("/publish", "/publish", "{}", JSON, 200);
    assertThat(all.path("receipts").findValuesAsText("source")).contains("posts/lead-time.md");
    JsonNode forced =
        post(
            "/publish",
            "/publish",
            "{\"source\":\"posts/umlaute.md\",\"editions\":[\"html\"],\"force\":true}",
            JSON,
            200);
    assertThat(forced.path("receipts").get(0).path("status").asText()).isEqualTo("published");
    assertThat(forced.path("receipts")).hasSize(1);
    post("/publish", "/publish", "source=posts%2Fumlaute.md&force=true", FORM, 200);
    post("/publish", "/publish", "{\"sources\":3}", JSON, 400);
    post("/publish", "/publish", "x".repeat(400_000), JSON, 413);
    post(
        "/routes/{id}/trigger",
        "/routes/post-html/trigger",
        "{\"sources\":[\"posts/lead-time.md\"]}",
        JSON,
        200);
    post("/routes/{id}/trigger", "/routes/site-rss/trigger", "{}", JSON, 200);
    JsonNode none = post("/routes/{id}/trigger", "/routes/post-clay/trigger", "{}", JSON, 400);
    assertThat(none.path("detail").asText()).contains("post-clay", "post-html");
    for (String editions : List.of("[\"clay\"]", "[\"html\",\"clay\"]", "[\"\"]")) {
      String body = "{\"editions\":" + editions + "}";
      JsonNode unknown = post("/publish", "/publish", body, JSON, 400);
      assertThat(unknown.path("detail").asText())
          .contains(
              "archive, atom, book-epub, book-html, book-mail, book-pdf, books, card, cite, epub, feeds");
    }
    post("/publish", "/publish", "edition=clay", FORM, 400);
  }

  @Test
  void receipts_can_be_streamed() {
    HttpResponse<byte[]> answer =
        server.post(
            "/api/v1/publish",
            "{\"force\":true,\"editions\":[\"html\"]}",
            "Content-Type",
            JSON,
            "Accept",
            "application/x-ndjson");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    List<String> lines = TestServer.text(answer).lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
    assertThat(lines).last().asString().startsWith("{\"summary\":");
    ObjectNode report = new ObjectMapper().createObjectNode();
    for (String line : lines) {
      JsonNode node = tree(line);
      if (node.has("summary")) {
        report.set("summary", node.path("summary"));
      } else {
        report.withArray("receipts").add(node);
      }
    }
    validate(schemaOf("/publish", "post", 200, JSON), report.toString());
  }

  @Test
  void a_post_can_be_withdrawn_and_restored() throws Exception {
    TestServer.write(
        project, "content/posts/fleeting.md", "---\ntitle: Fleeting\n---\n\nGone soon.\n");
    post("/publish", "/publish", "{\"source\":\"posts/fleeting.md\"}", JSON, 200);
    post("/withdraw", "/withdraw", "{\"source\":\"posts/fleeting.md\"}", JSON, 200);
    assertThat(project.resolve("output/posts/fleeting/index.html")).doesNotExist();
    JsonNode aside =
        body(
            "/withdrawn",
            "get",
            200,
            JSON,
            server.get("/api/v1/withdrawn", "Authorization", "Bearer " + TestServer.TOKEN));
    String name = aside.path("withdrawn").get(0).asText();
    assertThat(name).endsWith("/posts/fleeting.md");
    post("/restore", "/restore", "{\"name\":\"" + name + "\"}", JSON, 200);
    post("/restore", "/restore", "{\"name\":\"" + name + "\"}", JSON, 404);
    assertThat(project.resolve("content/posts/fleeting.md")).exists();
    post("/withdraw", "/withdraw", "source=posts%2Ffleeting.md", FORM, 200);
    Files.writeString(
        project.resolve("content/posts/fleeting.md"), "---\ntitle: Other\n---\n\nx\n");
    String again =
        TestServer.json(
                server.get("/api/v1/withdrawn", "Authorization", "Bearer " + TestServer.TOKEN))
            .path("withdrawn")
            .get(0)
            .asText();
    post("/restore", "/restore", "{\"name\":\"" + again + "\"}", JSON, 409);
    post("/restore", "/restore", "{\"name\":\"../x.md\"}", JSON, 400);
    post("/withdraw", "/withdraw", "{\"source\":\"posts/none.md\"}", JSON, 404);
    post("/withdraw", "/withdraw", "{}", JSON, 400);
    post("/withdraw", "/withdraw", "{\"source\":\"posts/fleeting.md\"}", JSON, 200);
  }

  @Test
  void responses_of_uploads_match_the_openapi_file() {
    String type = "multipart/form-data; boundary=" + MultipartForm.BOUNDARY;
    byte[] text = "---\ntitle: Up\n---\n\nUp.\n".getBytes(StandardCharsets.UTF_8);
    for (int expected : new int[] {200, 409}) {
      String form =
          new String(
              new MultipartForm().field("folder", "up").file("up.md", text).end(),
              StandardCharsets.UTF_8);
      post("/uploads", "/uploads", form, type, expected);
    }
    post(
        "/uploads",
        "/uploads",
        new String(new MultipartForm().end(), StandardCharsets.UTF_8),
        type,
        400);
  }

  @Test
  void refusals_match_the_openapi_file() {
    for (String path :
        List.of(
            "/publish",
            "/withdraw",
            "/restore",
            "/rollback",
            "/release",
            "/looks",
            "/uploads",
            "/routes/site-rss/trigger")) {
      String template = path.startsWith("/routes") ? "/routes/{id}/trigger" : path;
      byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
      body(
          template,
          "post",
          401,
          "application/problem+json",
          server.send("POST", "/api/v1" + path, body));
      body(
          template,
          "post",
          403,
          "application/problem+json",
          server.send("POST", "/api/v1" + path, body, "Origin", "https://evil.example"));
    }
  }

  private static JsonNode get(String template, String path, int status) {
    String type = status == 200 ? JSON : "application/problem+json";
    return body(template, "get", status, type, server.get("/api/v1" + path));
  }

  private static JsonNode post(String template, String path, String body, String type, int status) {
    String answer = status == 200 ? JSON : "application/problem+json";
    return body(
        template,
        "post",
        status,
        answer,
        server.post("/api/v1" + path, body, "Content-Type", type));
  }

  /** Compares a response with the OpenAPI file for that operation and status. */
  private static JsonNode body(
      String path, String method, int status, String type, HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(path + ": " + TestServer.text(answer)).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
    validate(schemaOf(path, method, status, type), TestServer.text(answer));
    return TestServer.json(answer);
  }

  private static JsonNode schemaOf(String path, String method, int status, String type) {
    JsonNode schema =
        description
            .path("paths")
            .path(path)
            .path(method)
            .path("responses")
            .path(String.valueOf(status))
            .path("content")
            .path(type)
            .path("schema");
    if (schema.isMissingNode()) {
      fail("openapi.json does not tell of " + method + " " + path + " " + status + " " + type);
    }
    return schema;
  }

  private static void validate(JsonNode schema, String json) {
    ObjectNode whole = schema.deepCopy();
    whole.set("$defs", description.path("components").path("schemas"));
    String text = whole.toString().replace("#/components/schemas/", "#/$defs/");
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
    List<String> errors = new ArrayList<>();
    for (Error error : compiled.validate(json, InputFormat.JSON)) {
      errors.add(error.getInstanceLocation() + " " + error.getMessage());
    }
    assertThat(errors).as(json.substring(0, Math.min(json.length(), 400))).isEmpty();
  }

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
