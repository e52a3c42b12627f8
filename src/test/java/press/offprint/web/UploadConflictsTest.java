package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads of one name, at once or one after another, lose no file. */
class UploadConflictsTest {
  private static final String POST = UploadClient.POST;

  @TempDir private static Path project;
  private static UploadClient client;

  @BeforeAll
  static void open() {
    client = UploadClient.on(project);
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @AfterEach
  void no_file_is_outside_the_content_folder_and_no_upload_waits() throws IOException {
    client.assertNothingIsLeftBehind();
  }

  @Test
  void an_existing_file_is_replaced_only_on_request_and_is_set_aside() throws IOException {
    client.upload("posts", false, "twice.md", POST);
    HttpResponse<byte[]> again =
        client.upload("posts", false, "twice.md", POST.replace("afar", "near"));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(project.resolve("content/posts/twice.md")).content().contains("afar");
    assertThat(client.upload("posts", true, "twice.md", POST.replace("afar", "near")).statusCode())
        .isEqualTo(200);
    assertThat(project.resolve("content/posts/twice.md")).content().contains("near");
    try (Stream<Path> aside = Files.walk(project.resolve("content/.withdrawn"))) {
      assertThat(aside.filter(f -> f.endsWith("posts/twice.md"))).hasSize(1);
    }
  }

  @Test
  void uploads_at_once_of_one_name_are_stored_one_after_another() throws Exception {
    for (boolean replace : new boolean[] {false, true}) {
      String name = "race-" + replace + ".md";
      int rounds = 4;
      for (int round = 0; round < rounds; round++) {
        String each = round + "-" + name;
        Map<String, Integer> statuses =
            atOnce(8, i -> client.upload("races", replace, each, text(i)));
        assertThat(statuses.values()).as(each).isSubsetOf(200, 409);
        long accepted = statuses.values().stream().filter(status -> status == 200).count();
        List<String> stored = stored("races/" + each);
        assertThat(accepted).isEqualTo(replace ? 8 : 1);
        assertThat(stored).hasSize((int) accepted).doesNotHaveDuplicates();
        statuses.forEach(
            (body, status) -> assertThat(stored.contains(body)).isEqualTo(status == 200));
      }
    }
  }

  @Test
  void uploads_at_once_of_different_names_are_all_stored() throws Exception {
    Map<String, Integer> statuses =
        atOnce(24, i -> client.upload("many/" + i % 3, false, "n" + i + ".md", text(i)));
    assertThat(statuses.values()).containsOnly(200);
    for (int i = 0; i < 24; i++) {
      assertThat(project.resolve("content/many/" + i % 3 + "/n" + i + ".md")).hasContent(text(i));
    }
  }

  private static String text(int i) {
    return POST.replace("afar", "place " + i);
  }

  /** Returns the texts of all versions of a file, stored and set aside. */
  private static List<String> stored(String name) throws IOException {
    List<String> texts = new ArrayList<>();
    texts.add(Files.readString(project.resolve("content").resolve(name)));
    Path aside = project.resolve("content/.withdrawn");
    if (Files.exists(aside)) {
      try (Stream<Path> files = Files.walk(aside)) {
        for (Path file : files.filter(f -> f.endsWith(name)).toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  private static Map<String, Integer> atOnce(int count, IntFunction<HttpResponse<byte[]>> upload)
      throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(count);
    try {
      Map<String, Future<HttpResponse<byte[]>>> answers = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        answers.put(text(i), clients.submit(() -> upload.apply(number)));
      }
      Map<String, Integer> statuses = new LinkedHashMap<>();
      for (Map.Entry<String, Future<HttpResponse<byte[]>>> answer : answers.entrySet()) {
        statuses.put(answer.getKey(), answer.getValue().get().statusCode());
      }
      return statuses;
    } finally {
      clients.shutdown();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "both.md/inner.md, both.md",
    "both.md/deep/inner.md, both.md",
    "posts, posts",
    "deep/folder, deep/folder"
  })
  void a_name_that_is_both_file_and_folder_is_a_conflict(String name, String named) {
    client.upload("", false, "both.md", POST);
    client.upload("deep/folder", false, "some.md", POST);
    for (boolean replace : new boolean[] {false, true}) {
      assertConflict(client.upload("", replace, name, POST), named);
    }
  }

  @ParameterizedTest
  @CsvSource({"x, x/y.md", "x/y.md, x", "f/x, f/x/y/z.md", "X, x/y.md"})
  void a_name_that_is_both_in_one_upload_is_a_conflict(String one, String other)
      throws IOException {
    byte[] zip = UploadClient.zip(List.of(one, other), POST);
    assertConflict(client.send(new MultipartForm().file("both.zip", zip).end()), "");
    byte[] text = POST.getBytes(StandardCharsets.UTF_8);
    assertConflict(client.send(new MultipartForm().file(one, text).file(other, text).end()), "");
  }

  private static void assertConflict(HttpResponse<byte[]> answer, String name) {
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(409);
    assertThat(TestServer.json(answer).path("detail").asText())
        .contains("\"" + name)
        .contains("both a file and a folder")
        .doesNotContain(project.toString());
  }
}
