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
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import press.offprint.pipeline.ProjectOperations;

/** A client that uploads to the server of a project, which has one post. */
record UploadClient(TestServer server, Path project) implements AutoCloseable {
  static final String POST = "---\ntitle: Uploaded\n---\n\nFrom afar.\n";

  static UploadClient on(Path project) {
    TestServer.write(project, "content/posts/first.md", "---\ntitle: First\n---\n\nFirst.\n");
    return new UploadClient(TestServer.on(project, "html"), project);
  }

  @Override
  public void close() {
    server.close();
  }

  void assertNothingIsLeftBehind() throws IOException {
    assertThat(project.resolve("content/.incoming")).doesNotExist();
    await().atMost(TestServer.PATIENCE).until(() -> received().isEmpty());
    try (Stream<Path> beside = Files.list(project)) {
      assertThat(beside.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(".offprint", "content", "output");
    }
    assertThat(server.get("/posts/first/").statusCode()).isEqualTo(200);
  }

  HttpResponse<byte[]> upload(String folder, boolean replace, String name, String text) {
    return send(
        new MultipartForm()
            .field("folder", folder)
            .field("replace", String.valueOf(replace))
            .file(name, text.getBytes(StandardCharsets.UTF_8))
            .end());
  }

  HttpResponse<byte[]> send(byte[] form) {
    HttpResponse<byte[]> answer = sendOnce(form);
    while (answer.statusCode() == 429) {
      // The server limits the changes of one client a second.
      LockSupport.parkNanos(500_000_000);
      answer = sendOnce(form);
    }
    return answer;
  }

  private HttpResponse<byte[]> sendOnce(byte[] form) {
    return server.send(
        "POST",
        "/api/v1/uploads",
        form,
        "Content-Type",
        "multipart/form-data; boundary=" + MultipartForm.BOUNDARY,
        "Authorization",
        "Bearer " + TestServer.TOKEN);
  }

  /** Sends the first {@code length} bytes of a form, ends the connection, returns the answer. */
  String raw(byte[] form, int length) {
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
      // The server may end the connection first. The bytes that it sent are the answer.
    }
    return answer.toString();
  }

  /** Returns the files below the state folder that uploads left behind. */
  List<Path> received() throws IOException {
    Path inbox = ProjectOperations.state(server.publisher().settings()).resolve("inbox");
    if (!Files.exists(inbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(inbox)) {
      return files.filter(file -> !file.equals(inbox)).toList();
    } catch (UncheckedIOException e) {
      return List.of(inbox); // A file was deleted meanwhile.
    }
  }

  static byte[] zip(List<String> names, String text) throws IOException {
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
