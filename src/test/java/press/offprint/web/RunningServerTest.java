package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other commands send their work to a running server and report it. */
class RunningServerTest {
  @TempDir private Path project;

  @Test
  void publish_and_trigger_are_sent_to_the_server_that_locks_the_output_folder() throws Exception {
    TestServer.write(project, "content/posts/one.md", "---\ntitle: One\n---\n\nOne.\n");
    TestServer.write(project, "content/posts/bad.md", "---\ntitle: [\n---\n\nBad.\n");
    String address;
    try (TestServer server = TestServer.on(project, "html", "rss")) {
      address = server.address();
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
    String left =
        "{\"url\":\""
            + address
            + "\",\"key\":\"x\",\"project\":\""
            + project
            + "\",\"content\":\""
            + project.resolve("content")
            + "\"}";
    TestServer.write(project, ".offprint/server.json", left);
    Ran leftBehind = offprint("publish", "--to", "html,rss");
    assertThat(leftBehind.err()).doesNotContain("Publishing through").contains("1 unchanged");
  }

  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private record Ran(int code, String out, String err) {}

  private Ran offprint(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss4m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "press.offprint.cli.Main"));
    command.addAll(Stream.of(arguments).toList());
    command.addAll(1 + command.indexOf(arguments[0]), List.of("-C", project.toString()));
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    Process process =
        new ProcessBuilder(command)
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
