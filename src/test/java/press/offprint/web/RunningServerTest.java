package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.acceptance.ChildJvm;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.ProjectOperations;

/** Other commands send their work to a running server and report it. */
@StartsProcesses
class RunningServerTest {
  @TempDir private Path project;

  @Test
  void publish_and_trigger_are_sent_to_the_server_that_locks_the_output_folder() throws Exception {
    TestServer.write(project, "content/posts/one.md", "---\ntitle: One\n---\n\nOne.\n");
    TestServer.write(project, "content/posts/bad.md", "---\ntitle: [\n---\n\nBad.\n");
    String address;
    Path state;
    try (TestServer server = TestServer.on(project, "html", "rss")) {
      address = server.address();
      state = ProjectOperations.state(server.publisher().settings());
      Ran published = offprint("publish", "--json");
      assertThat(published.err()).contains("Publishing through the running server at " + address);
      assertThat(published.out().lines().toList())
          .anyMatch(line -> line.contains("posts/one.md") && line.contains("unchanged"))
          .last()
          .asString()
          .startsWith("{\"summary\"");
      assertThat(published.code()).isEqualTo(3);
      Ran one = offprint("publish", "--force", "content/posts/one.md");
      assertThat(one.err()).contains("published  posts/one.md", "1 published");
      assertThat(one.code()).isZero();
      Ran all = offprint("publish", "--force", "content", "content/posts/one.md");
      assertThat(all.err()).contains("published  posts/one.md", "rejected  posts/bad.md");
      Ran triggered = offprint("trigger", "post-html", "content/posts/one.md");
      assertThat(triggered.err()).contains("Publishing through", "1 published");
      Ran unknown = offprint("trigger", "post-clay");
      assertThat(unknown.code()).isEqualTo(2);
      assertThat(unknown.err()).contains("There is no route 'post-clay'");
    }
    Ran alone = offprint("publish", "--to", "html,rss");
    assertThat(alone.err()).doesNotContain("Publishing through").contains("1 unchanged");
    writeServerFile(state, address);
    Ran leftBehind = offprint("publish", "--to", "html,rss");
    assertThat(leftBehind.err()).doesNotContain("Publishing through").contains("1 unchanged");
  }

  @Test
  void a_program_that_has_the_port_of_an_ended_server_gets_no_key_and_no_time() throws Exception {
    TestServer.write(project, "content/posts/one.md", "---\ntitle: One\n---\n\nOne.\n");
    Path state;
    try (TestServer server = TestServer.on(project, "html")) {
      state = ProjectOperations.state(server.publisher().settings());
    }
    for (String answer :
        List.of(
            "",
            "SSH-2.0-OpenSSH\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\n\r\n{\"challenge\":\"abc\",\"proof\":\"" + "0".repeat(64) + "\"}",
            "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1 << 20))) {
      try (OtherProgram program = new OtherProgram(answer)) {
        Path file = writeServerFile(state, "http://127.0.0.1:" + program.port() + "/");
        TestServer.write(
            project, "content/posts/one.md", "---\ntitle: " + answer.length() + "\n---\n\n1\n");
        long begun = System.nanoTime();
        Ran ran = offprint("publish", "--to", "html");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("1 published").doesNotContain("Publishing through");
        assertThat(System.nanoTime() - begun).isLessThan(60_000_000_000L);
        assertThat(program.received()).contains("nonce=").doesNotContain("a-secret-run-key");
        assertThat(file).doesNotExist();
      }
    }
  }

  @Test
  void a_state_that_is_removed_while_a_server_runs_frees_no_lock() throws Exception {
    TestServer.write(project, "content/posts/one.md", "---\ntitle: One\n---\n\nOne.\n");
    TestServer.write(project, "offprint.yaml", "editions: [html]\n");
    Path state = project.resolve(".offprint");
    Process server =
        new ProcessBuilder(command("serve", "--port", "0"))
            .directory(project.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await()
          .atMost(TestServer.PATIENCE)
          .until(() -> Files.exists(project.resolve("output/posts/one/index.html")));
      await().atMost(TestServer.PATIENCE).until(() -> Files.exists(state.resolve("server.json")));
      try (Stream<Path> files = Files.walk(state)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
      for (int i = 0; i < 2; i++) {
        Ran second = offprint("publish");
        assertThat(second.code()).as(second.err()).isEqualTo(2);
        assertThat(second.err()).contains("process " + server.pid() + " (");
      }
      assertThat(server.isAlive()).isTrue();
    } finally {
      server.destroyForcibly().waitFor();
    }
    Ran alone = offprint("publish");
    assertThat(alone.code()).as(alone.err()).isZero();
  }

  private Path writeServerFile(Path state, String url) throws IOException {
    String json =
        new JsonObject()
            .put("url", url)
            .put("key", "a-secret-run-key")
            .put("project", project.toString())
            .put("content", project.resolve("content").toString())
            .put("output", project.resolve("output").toString())
            .toString();
    return Files.writeString(state.resolve("server.json"), json);
  }

  /** A program that answers every connection with the same bytes, and then keeps it open. */
  private static final class OtherProgram implements AutoCloseable {
    private final ServerSocket listening =
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    OtherProgram(String answer) throws IOException {
      Thread thread = new Thread(() -> serve(answer.getBytes(StandardCharsets.UTF_8)));
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(byte[] answer) {
      try {
        while (true) {
          Socket socket = listening.accept();
          open.add(socket);
          byte[] request = new byte[4_096];
          int n = socket.getInputStream().read(request);
          received.add(new String(request, 0, Math.max(0, n), StandardCharsets.ISO_8859_1));
          socket.getOutputStream().write(answer);
          socket.getOutputStream().flush();
        }
      } catch (IOException e) {
        // The test is over, or the command ended the connection.
      }
    }

    int port() {
      return listening.getLocalPort();
    }

    String received() {
      return String.join("\n", received);
    }

    @Override
    public void close() throws IOException {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  record Ran(int code, String out, String err) {}

  private List<String> command(String... arguments) {
    return command(project, arguments);
  }

  private static List<String> command(Path project, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss4m",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(ChildJvm.options());
    command.addAll(
        List.of(
            "-Doffprint.fonts=" + Path.of("target/fonts").toAbsolutePath(),
            "-cp",
            absolute(ChildJvm.classPath()),
            "press.offprint.cli.Main"));
    command.addAll(Stream.of(arguments).toList());
    command.addAll(1 + command.indexOf(arguments[0]), List.of("-C", project.toString()));
    return command;
  }

  private Ran offprint(String... arguments) throws IOException, InterruptedException {
    return offprint(project, arguments);
  }

  /** Runs a command in a new process. */
  static Ran offprint(Path project, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    Process process =
        new ProcessBuilder(command(project, arguments))
            .directory(project.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    Ran ran = new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return ran;
  }
}
