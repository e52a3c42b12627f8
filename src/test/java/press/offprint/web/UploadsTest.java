package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload is stored completely and safely in the content folder, or not at all. */
class UploadsTest {
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
  void a_post_is_stored_and_published() {
    HttpResponse<byte[]> answer = client.upload("posts", false, "river.md", POST);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(answer).path("stored").get(0).asText()).isEqualTo("posts/river.md");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> client.server().text("/posts/river/").contains("From afar."));
  }

  @Test
  void a_page_bundle_is_uploaded_as_a_folder_with_its_images() throws IOException {
    Path picture = Files.createTempFile("square", ".png");
    SampleServer.picture(picture);
    String body = "---\ntitle: Bundle\n---\n\n![square](square.png)\n";
    byte[] form =
        new MultipartForm()
            .field("folder", "posts")
            .file("walk/index.md", body.getBytes(StandardCharsets.UTF_8))
            .file("walk/square.png", Files.readAllBytes(picture))
            .end();
    assertThat(client.send(form).statusCode()).isEqualTo(200);
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> client.server().text("/posts/walk/").contains("<img"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.md", "/etc/evil.md", "..\\..\\evil.md", ".bashrc", "x/../../e.md"})
  void a_file_name_that_leads_outside_is_refused(String name) {
    HttpResponse<byte[]> answer = client.upload("posts", false, name, POST);
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/tmp", "a/../../b", ".offprint"})
  void a_folder_that_leads_outside_is_refused(String folder) {
    assertThat(client.upload(folder, false, "x.md", POST).statusCode()).isEqualTo(400);
  }

  @Test
  void a_link_in_the_content_folder_to_outside_is_not_followed() throws IOException {
    Path outside = Files.createTempDirectory("outside");
    Path link = project.resolve("content/exit");
    Files.createSymbolicLink(link, outside);
    try {
      assertThat(client.upload("exit", false, "x.md", POST).statusCode()).isEqualTo(400);
      assertThat(outside).isEmptyDirectory();
    } finally {
      Files.delete(link);
      Files.delete(outside);
    }
  }

  @ParameterizedTest
  @CsvSource({"5000, false", "5000, true", "3000, true"})
  void a_form_of_too_many_parts_is_refused_and_leaves_nothing(int parts, boolean areFiles) {
    MultipartForm form = new MultipartForm();
    for (int i = 0; i < parts; i++) {
      if (areFiles) {
        form.file("p" + i + ".md", POST.getBytes(StandardCharsets.UTF_8));
      } else {
        form.field("f" + i, "x");
      }
    }
    String answer = client.raw(form.end(), Integer.MAX_VALUE);
    assertThat(TestServer.status(answer)).as(answer).isEqualTo(413);
    assertThat(project.resolve("content/p0.md")).doesNotExist();
  }

  @Test
  void an_upload_that_is_aborted_leaves_nothing() throws Exception {
    MultipartForm form = new MultipartForm();
    for (int i = 0; i < 200; i++) {
      form.file("q" + i + ".md", POST.repeat(500).getBytes(StandardCharsets.UTF_8));
    }
    client.raw(form.end(), 1 << 20);
    await().atMost(TestServer.PATIENCE).until(() -> client.received().isEmpty());
    assertThat(project.resolve("content/q0.md")).doesNotExist();
  }

  @Test
  void an_upload_without_files_is_an_error() {
    assertThat(client.send(new MultipartForm().field("folder", "posts").end()).statusCode())
        .isEqualTo(400);
  }
}
