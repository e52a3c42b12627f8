package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.offprint.acceptance.ChildJvm;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.disk.state.RequestFolder;

/** Rollbacks and releases beside a process that watches, which holds the lock. */
class WatcherRequestsTest extends SmallSite {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SOURCE = "content/posts/first.md";

  private Process watcher;

  private void watch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ChildJvm.options());
    command.addAll(
        List.of(
            "-Xss4m",
            "-Xmx400m",
            "-Doffprint.fonts=" + Path.of("target/fonts").toAbsolutePath(),
            "-cp",
            ChildJvm.classPath(),
            Main.class.getName(),
            "watch",
            "-C",
            project.toString()));
    watcher =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(project.resolve("watch.log").toFile())
            .start();
    await()
        .atMost(PATIENCE)
        .until(() -> Files.readString(project.resolve("watch.log")).contains("Watching."));
  }

  @AfterEach
  void end() throws InterruptedException {
    if (watcher != null) {
      watcher.destroy();
      assertThat(watcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void edit(String text) throws IOException {
    write(SOURCE, "---\ntitle: First\ndate: 2026-01-02\n---\n\n" + text + "\n");
  }

  private String page() throws IOException {
    return Files.readString(project.resolve("output/posts/first/index.html"));
  }

  private void awaitPage(String text) {
    await().atMost(PATIENCE).until(() -> page().contains(text));
  }

  private void twoVersions() throws IOException {
    write("offprint.yaml", "editions: [html, index]\nrelated: false\n");
    edit("The first text.");
    assertThat(offprint("publish").code()).isZero();
  }

  @Test
  void a_watcher_rolls_back_and_releases_for_another_process() throws Exception {
    twoVersions();
    var first = FileTrees.hashes(project.resolve("output/posts/first"));
    watch();
    edit("The second text.");
    awaitPage("The second text.");

    Result rollback = offprint("rollback", SOURCE + "@1");
    assertThat(rollback.code()).as(rollback.err()).isZero();
    assertThat(rollback.err()).contains("shows version 1");
    assertThat(FileTrees.hashes(project.resolve("output/posts/first"))).isEqualTo(first);
    assertThat(offprint("status").out()).contains("VERSION_HELD");
    edit("The third text.");
    write("content/posts/new.md", "---\ntitle: New\n---\n\nAfter the edit.\n");
    await()
        .atMost(PATIENCE)
        .until(() -> Files.exists(project.resolve("output/posts/new/index.html")));
    assertThat(page()).contains("The first text.");

    Result none = offprint("rollback", SOURCE + "@9");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("There is no version 9");
    Result release = offprint("release", SOURCE);
    assertThat(release.code()).as(release.err()).isZero();
    assertThat(page()).contains("The third text.");
    assertThat(offprint("release", SOURCE).code()).isEqualTo(2);
    assertThat(offprint("release", "77").code()).isEqualTo(2);

    Result run = offprint("rollback", "--run", "1");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(page()).contains("The first text.");
    assertThat(project.resolve(".offprint/requests")).isEmptyDirectory();
    watcher.destroy();
    assertThat(watcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(watcher.exitValue()).isZero();
    assertThat(project.resolve(".offprint/requests")).doesNotExist();
    assertThat(offprint("release", SOURCE).code()).isZero();
  }

  @Test
  void a_killed_watcher_is_no_obstacle_and_what_it_left_is_not_done_later() throws Exception {
    twoVersions();
    watch();
    edit("The second text.");
    awaitPage("The second text.");
    watcher.destroyForcibly().waitFor();
    write(
        ".offprint/requests/old.ask",
        "{\"change\": \"rollback\", \"source\": \"posts/first.md\", \"version\": 1}");
    Result rollback = offprint("rollback", SOURCE + "@1");
    assertThat(rollback.code()).as(rollback.err()).isZero();
    assertThat(page()).contains("The first text.");
    assertThat(offprint("release", SOURCE).code()).isZero();
    watch();
    awaitPage("The second text.");
    assertThat(project.resolve(".offprint/requests")).isEmptyDirectory();
  }

  @Test
  void many_processes_ask_at_once_and_each_is_answered() throws Exception {
    twoVersions();
    watch();
    edit("The second text.");
    awaitPage("The second text.");
    List<String> answers =
        List.of("1", "2", "9", "1").parallelStream()
            .map(
                number ->
                    RequestFolder.ask(
                            project.resolve(".offprint"),
                            "{\"change\": \"rollback\", \"source\": \"posts/first.md\","
                                + " \"version\": "
                                + number
                                + "}",
                            PATIENCE)
                        .orElseThrow())
            .toList();
    assertThat(answers.get(2)).contains("error", "There is no version 9");
    assertThat(List.of(answers.get(0), answers.get(1), answers.get(3)))
        .allSatisfy(answer -> assertThat(answer).contains("changed"));
    assertThat(project.resolve(".offprint/requests")).isEmptyDirectory();
  }
}
