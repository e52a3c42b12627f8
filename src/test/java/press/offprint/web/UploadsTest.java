package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.pipeline.Publisher;

/** An upload is stored completely and safely in the content folder, or not at all. */
class UploadsTest {
  private static final String POST = "---\ntitle: Uploaded\n---\n\nFrom afar.\n";

  @TempDir private static Path project;
  private static TestServer server;

  @BeforeAll
  static void open() {
    TestServer.write(project, "content/posts/first.md", "---\ntitle: First\n---\n\nFirst.\n");
    server = TestServer.on(project, "html");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @AfterEach
  void no_file_is_outside_the_content_folder_and_no_upload_waits() throws IOException {
    assertThat(project.resolve("content/.incoming")).doesNotExist();
    await().atMost(TestServer.PATIENCE).until(() -> received().isEmpty());
    try (Stream<Path> beside = Files.list(project)) {
      assertThat(beside.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(".offprint", "content", "output");
    }
    assertThat(server.get("/posts/first/").statusCode()).isEqualTo(200);
  }

  @Test
  void a_post_is_stored_and_published() {
    HttpResponse<byte[]> answer = upload("posts", false, "river.md", POST);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(answer).path("stored").get(0).asText()).isEqualTo("posts/river.md");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.text("/posts/river/").contains("From afar."));
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
    assertThat(send(form).statusCode()).isEqualTo(200);
    await().atMost(TestServer.PATIENCE).until(() -> server.text("/posts/walk/").contains("<img"));
  }

  @Test
  void a_zip_is_unpacked_without_the_metadata_files_of_operating_systems() throws IOException {
    byte[] zip =
        zip(
            List.of("trip/index.md", "trip/.DS_Store", "__MACOSX/trip/._index.md", "other.md"),
            POST);
    HttpResponse<byte[]> answer =
        send(new MultipartForm().field("folder", "z").file("all.zip", zip).end());
    assertThat(TestServer.text(answer)).contains("z/other.md", "z/trip/index.md");
    assertThat(TestServer.text(answer)).doesNotContain("DS_Store", "MACOSX");
    await().atMost(TestServer.PATIENCE).until(() -> server.get("/z/trip/").statusCode() == 200);
  }

  @Test
  void an_existing_file_is_replaced_only_on_request_and_is_set_aside() throws IOException {
    upload("posts", false, "twice.md", POST);
    HttpResponse<byte[]> again = upload("posts", false, "twice.md", POST.replace("afar", "near"));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(project.resolve("content/posts/twice.md")).content().contains("afar");
    assertThat(upload("posts", true, "twice.md", POST.replace("afar", "near")).statusCode())
        .isEqualTo(200);
    assertThat(project.resolve("content/posts/twice.md")).content().contains("near");
    try (Stream<Path> aside = Files.walk(project.resolve("content/.withdrawn"))) {
      assertThat(aside.filter(f -> f.endsWith("posts/twice.md"))).hasSize(1);
    }
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
    byte[] zip = zip(List.of("good-neighbour.md", name), POST);
    HttpResponse<byte[]> answer = send(new MultipartForm().file("slip.zip", zip).end());
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(400);
    assertThat(TestServer.json(answer).path("detail").asText())
        .containsAnyOf("cannot be stored", "too deep");
    assertThat(project.resolve("content/good-neighbour.md")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.md", "/etc/evil.md", "..\\..\\evil.md", ".bashrc", "x/../../e.md"})
  void a_file_name_that_leads_outside_is_refused(String name) {
    HttpResponse<byte[]> answer = upload("posts", false, name, POST);
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/tmp", "a/../../b", ".offprint"})
  void a_folder_that_leads_outside_is_refused(String folder) {
    assertThat(upload(folder, false, "x.md", POST).statusCode()).isEqualTo(400);
  }

  @Test
  void a_link_in_the_content_folder_to_outside_is_not_followed() throws IOException {
    Path outside = Files.createTempDirectory("outside");
    Path link = project.resolve("content/exit");
    Files.createSymbolicLink(link, outside);
    try {
      assertThat(upload("exit", false, "x.md", POST).statusCode()).isEqualTo(400);
      assertThat(outside).isEmptyDirectory();
    } finally {
      Files.delete(link);
      Files.delete(outside);
    }
  }

  @Test
  void names_that_differ_in_case_only_are_one_file() throws IOException {
    byte[] zip = zip(List.of("case.md", "Case.md"), POST);
    assertThat(send(new MultipartForm().file("case.zip", zip).end()).statusCode()).isEqualTo(400);
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
        send(new MultipartForm().file("bomb.zip", out.toByteArray()).end());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(project.resolve("content/bomb.md")).doesNotExist();
  }

  @Test
  void a_zip_of_too_many_files_is_refused() throws IOException {
    List<String> names = Stream.iterate(0, i -> i + 1).limit(2_500).map(i -> i + ".md").toList();
    assertThat(send(new MultipartForm().file("many.zip", zip(names, "x")).end()).statusCode())
        .isEqualTo(413);
  }

  @Test
  void an_invalid_zip_is_refused_and_wrong_sizes_in_a_zip_have_no_effect() throws IOException {
    byte[] lying = zip(List.of("lying.md"), POST.repeat(50));
    // A reader might trust the size in the central directory.
    int central = new String(lying, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    lying[central + 24] = 1;
    lying[central + 25] = 0;
    for (byte[] body : List.of("no zip".getBytes(StandardCharsets.UTF_8), new byte[0])) {
      HttpResponse<byte[]> answer = send(new MultipartForm().file("x.zip", body).end());
      assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(400);
    }
    if (send(new MultipartForm().file("x.zip", lying).end()).statusCode() == 200) {
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
    assertThat(send(new MultipartForm().file("link.zip", zip).end()).statusCode()).isEqualTo(200);
    assertThat(Files.isSymbolicLink(project.resolve("content/pass.md"))).isFalse();
    Files.delete(project.resolve("content/pass.md"));
  }

  /** Returns the files below the state folder that uploads left behind. */
  private static List<Path> received() throws IOException {
    Path inbox = Publisher.state(server.publisher().settings()).resolve("inbox");
    if (!Files.exists(inbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(inbox)) {
      return files.filter(file -> !file.equals(inbox)).toList();
    } catch (UncheckedIOException e) {
      return List.of(inbox); // A file was deleted meanwhile.
    }
  }

  @Test
  void uploads_at_once_of_one_name_are_stored_one_after_another() throws Exception {
    for (boolean replace : new boolean[] {false, true}) {
      String name = "race-" + replace + ".md";
      int rounds = 4;
      for (int round = 0; round < rounds; round++) {
        String each = round + "-" + name;
        Map<String, Integer> statuses = atOnce(8, i -> upload("races", replace, each, text(i)));
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
        atOnce(24, i -> upload("many/" + i % 3, false, "n" + i + ".md", text(i)));
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
    String answer = raw(form.end(), Integer.MAX_VALUE);
    assertThat(TestServer.status(answer)).as(answer).isEqualTo(413);
    assertThat(project.resolve("content/p0.md")).doesNotExist();
  }

  @Test
  void an_upload_that_is_aborted_leaves_nothing() throws Exception {
    MultipartForm form = new MultipartForm();
    for (int i = 0; i < 200; i++) {
      form.file("q" + i + ".md", POST.repeat(500).getBytes(StandardCharsets.UTF_8));
    }
    raw(form.end(), 1 << 20);
    await().atMost(TestServer.PATIENCE).until(() -> received().isEmpty());
    assertThat(project.resolve("content/q0.md")).doesNotExist();
  }

  /** Sends the first {@code length} bytes of a form, ends the connection, returns the answer. */
  private static String raw(byte[] form, int length) {
    String head =
        "POST /api/v1/uploads HTTP/1.1\r\nHost: 127.0.0.1:"
            + server.port()
            + "\r\nConnection: close\r\nAuthorization: Bearer "
            + TestServer.TOKEN
            + "\r\nContent-Type: multipart/form-data; boundary="
            + MultipartForm.BOUNDARY
            + "\r\nContent-Length: "
            + form.length
            + "\r\n\r\n";
    StringBuilder answer = new StringBuilder();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(form, 0, Math.min(length, form.length));
      if (length >= form.length) {
        InputStream in = socket.getInputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
          answer.append((char) c);
        }
      }
    } catch (IOException e) {
      answer.append("");
    }
    return answer.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "both.md/inner.md, both.md",
    "both.md/deep/inner.md, both.md",
    "posts, posts",
    "deep/folder, deep/folder"
  })
  void a_name_that_is_both_file_and_folder_is_a_conflict(String name, String named) {
    upload("", false, "both.md", POST);
    upload("deep/folder", false, "some.md", POST);
    for (boolean replace : new boolean[] {false, true}) {
      assertConflict(upload("", replace, name, POST), named);
    }
  }

  @ParameterizedTest
  @CsvSource({"x, x/y.md", "x/y.md, x", "f/x, f/x/y/z.md", "X, x/y.md"})
  void a_name_that_is_both_in_one_upload_is_a_conflict(String one, String other)
      throws IOException {
    byte[] zip = zip(List.of(one, other), POST);
    assertConflict(send(new MultipartForm().file("both.zip", zip).end()), "");
    byte[] text = POST.getBytes(StandardCharsets.UTF_8);
    assertConflict(send(new MultipartForm().file(one, text).file(other, text).end()), "");
  }

  private static void assertConflict(HttpResponse<byte[]> answer, String name) {
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(409);
    assertThat(TestServer.json(answer).path("detail").asText())
        .contains("\"" + name)
        .contains("both a file and a folder")
        .doesNotContain(project.toString());
  }

  @Test
  void an_upload_without_files_is_an_error() {
    assertThat(send(new MultipartForm().field("folder", "posts").end()).statusCode())
        .isEqualTo(400);
  }

  private static HttpResponse<byte[]> upload(
      String folder, boolean replace, String name, String text) {
    return send(
        new MultipartForm()
            .field("folder", folder)
            .field("replace", String.valueOf(replace))
            .file(name, text.getBytes(StandardCharsets.UTF_8))
            .end());
  }

  private static HttpResponse<byte[]> send(byte[] form) {
    HttpResponse<byte[]> answer = sendOnce(form);
    while (answer.statusCode() == 429) {
      // The server limits the changes of one client a second.
      LockSupport.parkNanos(500_000_000);
      answer = sendOnce(form);
    }
    return answer;
  }

  private static HttpResponse<byte[]> sendOnce(byte[] form) {
    return server.send(
        "POST",
        "/api/v1/uploads",
        form,
        "Content-Type",
        "multipart/form-data; boundary=" + MultipartForm.BOUNDARY,
        "Authorization",
        "Bearer " + TestServer.TOKEN);
  }

  private static byte[] zip(List<String> names, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
