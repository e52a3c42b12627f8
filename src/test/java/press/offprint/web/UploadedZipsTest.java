package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of an uploaded ZIP are stored completely and safely, or not at all. */
class UploadedZipsTest {
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
  void a_zip_is_unpacked_without_the_metadata_files_of_operating_systems() throws IOException {
    byte[] zip =
        UploadClient.zip(
            List.of("trip/index.md", "trip/.DS_Store", "__MACOSX/trip/._index.md", "other.md"),
            POST);
    HttpResponse<byte[]> answer =
        client.send(new MultipartForm().field("folder", "z").file("all.zip", zip).end());
    assertThat(TestServer.text(answer)).contains("z/other.md", "z/trip/index.md");
    assertThat(TestServer.text(answer)).doesNotContain("DS_Store", "MACOSX");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> client.server().get("/z/trip/").statusCode() == 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.md",
        "../../evil.md",
        "posts/../../evil.md",
        "/etc/evil.md",
        "C:/evil.md",
        "..\\evil.md",
        "a/./b.md",
        "a//b.md",
        ".hidden.md",
        ".withdrawn/x.md",
        "con.md",
        "aux/x.md",
        "name /x.md",
        "tail./x.md",
        "line\nbreak.md",
        "null\u0000.md",
        "star*.md",
        "a/b/c/d/e/f/g/h/i/j/k/l/m/n.md"
      })
  void a_name_in_a_zip_that_leads_outside_or_is_invalid_is_refused(String name) throws IOException {
    byte[] zip = UploadClient.zip(List.of("good-neighbour.md", name), POST);
    HttpResponse<byte[]> answer = client.send(new MultipartForm().file("slip.zip", zip).end());
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(400);
    assertThat(TestServer.json(answer).path("detail").asText())
        .containsAnyOf("cannot be stored", "too deep");
    assertThat(project.resolve("content/good-neighbour.md")).doesNotExist();
  }

  @Test
  void names_that_differ_in_case_only_are_one_file() throws IOException {
    byte[] zip = UploadClient.zip(List.of("case.md", "Case.md"), POST);
    assertThat(client.send(new MultipartForm().file("case.zip", zip).end()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_zip_that_grows_a_thousandfold_is_refused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(9);
      zip.putNextEntry(new ZipEntry("bomb.md"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(zeros);
      }
    }
    assertThat(out.size()).isLessThan(1 << 20);
    HttpResponse<byte[]> answer =
        client.send(new MultipartForm().file("bomb.zip", out.toByteArray()).end());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(project.resolve("content/bomb.md")).doesNotExist();
  }

  @Test
  void a_zip_of_too_many_files_is_refused() throws IOException {
    List<String> names = Stream.iterate(0, i -> i + 1).limit(2_500).map(i -> i + ".md").toList();
    assertThat(
            client
                .send(new MultipartForm().file("many.zip", UploadClient.zip(names, "x")).end())
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void an_invalid_zip_is_refused_and_wrong_sizes_in_a_zip_have_no_effect() throws IOException {
    byte[] lying = UploadClient.zip(List.of("lying.md"), POST.repeat(50));
    // A reader might trust the size in the central directory.
    int central = new String(lying, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    lying[central + 24] = 1;
    lying[central + 25] = 0;
    for (byte[] body : List.of("no zip".getBytes(StandardCharsets.UTF_8), new byte[0])) {
      HttpResponse<byte[]> answer = client.send(new MultipartForm().file("x.zip", body).end());
      assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(400);
    }
    if (client.send(new MultipartForm().file("x.zip", lying).end()).statusCode() == 200) {
      assertThat(project.resolve("content/lying.md")).hasContent(POST.repeat(50));
    }
  }

  @Test
  void a_link_in_a_zip_never_becomes_a_link() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry("pass.md");
      byte[] target = "/etc/passwd".getBytes(StandardCharsets.UTF_8);
      CRC32 crc = new CRC32();
      crc.update(target);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(target.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(target);
    }
    byte[] zip = out.toByteArray();
    int central = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    zip[central + 5] = 3;
    zip[central + 41] = (byte) 0xA1;
    assertThat(client.send(new MultipartForm().file("link.zip", zip).end()).statusCode())
        .isEqualTo(200);
    assertThat(Files.isSymbolicLink(project.resolve("content/pass.md"))).isFalse();
    Files.delete(project.resolve("content/pass.md"));
  }
}
