package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/** A post that is added to the watched folder in any way is published soon, completely and once. */
class ArrivalTest {
  private static final String[] PAGES = {"html", "index"};
  private static final String LONG = "Word after word.\n\n".repeat(200);

  @TempDir private Path project;

  @Test
  void a_half_written_post_waits_until_its_writer_is_done() throws IOException {
    WatchingPublisher.post(project, "first.md", "First", "Here from the start.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      try (Writer writer = Files.newBufferedWriter(content("slow.md"))) {
        writer.write(WatchingPublisher.text("Slow", LONG));
        writer.flush();
        WatchingPublisher.post(project, "other.md", "Other", "Meanwhile.");
        watching.awaitPage("other", "Meanwhile.");
        assertThat(watching.page("slow")).isEmpty();
        writer.write("The end.\n");
      }
      watching.awaitPage("slow", "The end.");
      assertPublishedOnce(watching, "slow.md");
    }
  }

  @Test
  void a_post_with_a_future_date_is_published_at_that_date() throws IOException {
    WatchingPublisher.post(project, "first.md", "First", "Here from the start.");
    OffsetDateTime soon = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(5);
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      Files.writeString(content("soon.md"), "---\ntitle: Soon\ndate: " + soon + "\n---\n\nNow.\n");
      watching.awaitPage("soon", "Now.");
      assertThat(OffsetDateTime.now(ZoneOffset.UTC)).isBetween(soon, soon.plusSeconds(15));
    }
  }

  @Test
  void a_slow_copy_by_another_process_is_published_once_and_completely() throws Exception {
    WatchingPublisher.post(project, "first.md", "First", "Here from the start.");
    Path source = project.resolve("source.md");
    Files.writeString(source, WatchingPublisher.text("Copied", LONG + "The end."));
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      String script = "{ head -c 900 \"$1\"; sleep 1; tail -c +901 \"$1\"; } > \"$2\"";
      new ProcessBuilder("sh", "-c", script, "sh", source.toString(), content("b.md").toString())
          .start()
          .waitFor();
      watching.awaitPage("b", "The end.");
      assertPublishedOnce(watching, "b.md");
    }
  }

  @Test
  void a_page_bundle_waits_for_an_image_that_is_being_copied_into_it() throws IOException {
    WatchingPublisher.post(project, "first.md", "First", "Here from the start.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      Files.createDirectories(content("bundle"));
      byte[] table = "1,2,3\n".repeat(5_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      try (var out = Files.newOutputStream(content("bundle/table.csv"))) {
        out.write(table, 0, 10_000);
        WatchingPublisher.post(project, "bundle/index.md", "Bundle", "A [table](table.csv).");
        WatchingPublisher.post(project, "other.md", "Other", "Meanwhile.");
        watching.awaitPage("other", "Meanwhile.");
        assertThat(watching.page("bundle")).isEmpty();
        out.write(table, 10_000, table.length - 10_000);
      }
      watching.awaitPage("bundle", "table");
      assertThat(project.resolve("output/bundle/table.csv")).hasBinaryContent(table);
      assertPublishedOnce(watching, "bundle/index.md");
    }
  }

  @Test
  void a_new_file_with_an_old_date_and_an_edit_that_keeps_date_and_size_are_published()
      throws IOException {
    WatchingPublisher.post(project, "first.md", "First", "Here from the start.");
    FileTime old = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      Path beside =
          Files.writeString(project.resolve("old.md"), WatchingPublisher.text("Old", "Words A."));
      Files.setLastModifiedTime(beside, old);
      Files.copy(beside, content("old.md"), StandardCopyOption.COPY_ATTRIBUTES);
      watching.awaitPage("old", "Words A.");
      Files.writeString(content("old.md"), WatchingPublisher.text("Old", "Words B."));
      Files.setLastModifiedTime(content("old.md"), old);
      watching.awaitPage("old", "Words B.");
    }
  }

  @Test
  void temporary_files_of_editors_are_not_posts() throws IOException {
    WatchingPublisher.post(project, "first.md", "First", "Here from the start.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      for (String name :
          List.of(".a.md.swp", "a.md~", "#a.md#", "4913", ".a.md.kate-swp", "a.md.tmp", "~$a.md")) {
        Files.writeString(content(name), WatchingPublisher.text("Leftover", "No post."));
      }
      Files.createSymbolicLink(content(".#a.md"), Path.of("somebody@host.1234"));
      WatchingPublisher.post(project, "b.md", "Post", "A post.");
      watching.awaitReceipt("b.md", ReceiptStatus.PUBLISHED);
      assertThat(watching.sources()).containsExactlyInAnyOrder("first.md", "b.md");
    }
  }

  @Test
  void a_post_that_is_written_during_startup_is_published() throws Exception {
    WatchingPublisher.post(project, "post-0.md", "Post 0", "Words 0.");
    Thread writer =
        new Thread(
            () -> {
              for (int i = 1; i <= 60; i++) {
                WatchingPublisher.post(
                    project, "post-" + i + ".md", "Post " + i, "Words " + i + ".");
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
              }
            });
    writer.start();
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      writer.join();
      for (int i = 0; i <= 60; i++) {
        watching.awaitPage("post-" + i, "Words " + i + ".");
      }
    }
  }

  @Test
  void more_changes_than_the_system_can_report_are_all_published() {
    WatchingPublisher.post(project, "first.md", "First", "Here from the start.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html")) {
      // A queue of the watch service holds 512 events of a folder.
      for (int i = 0; i < 700; i++) {
        WatchingPublisher.post(project, "many/post-" + i + ".md", "Post " + i, "Words " + i + ".");
      }
      await().atMost(Duration.ofMinutes(5)).until(() -> published(watching) == 701);
    }
  }

  @Test
  void folders_are_polled_if_the_system_has_no_more_watches() throws Exception {
    String limit = "echo 2 > /proc/sys/user/max_inotify_watches && exec \"$@\"";
    SystemCommand.require("unshare", "-Ur", "sh", "-c", limit, "sh", "true");
    for (String folder : List.of("a", "b", "c", "d")) {
      WatchingPublisher.post(project, folder + "/first.md", "First", "Here from the start.");
    }
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    try (PublisherProcess watch =
        PublisherProcess.Plan.in(project.resolve("words"))
            .behind("unshare", "-Ur", "sh", "-c", limit, "sh")
            .run("watch", "-C", project.toString())) {
      await()
          .atMost(WatchingPublisher.PATIENCE)
          .until(() -> watch.err().contains("polls them every second instead"));
      for (String folder : List.of("a", "b", "c", "d")) {
        WatchingPublisher.post(project, folder + "/later.md", "Later", "Seen all the same.");
      }
      for (String folder : List.of("a", "b", "c", "d")) {
        await()
            .atMost(Duration.ofSeconds(25)) // Less than the interval of reconciliation.
            .until(
                () ->
                    WatchingPublisher.read(
                            project.resolve("output/" + folder + "/later/index.html"))
                        .contains("Seen all the same."));
      }
    }
  }

  @Test
  void an_edited_template_rebuilds_its_pages_while_watching() throws IOException {
    WatchingPublisher.post(project, "first.md", "First", "Here from the start.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      String template = Files.readString(Path.of("templates/web/post.html"));
      Files.createDirectories(project.resolve("templates/web"));
      Files.writeString(
          project.resolve("templates/web/post.html"),
          template.replace("{% block body %}", "{% block body %}<p>One of ours.</p>"));
      watching.awaitPage("first", "One of ours.");
      Files.writeString(project.resolve("templates/web/style.css"), "p { color: rebeccapurple }");
      watching.awaitPage("first", "rebeccapurple");
      Files.delete(project.resolve("templates/web/post.html"));
      await()
          .atMost(WatchingPublisher.PATIENCE)
          .until(() -> !watching.page("first").contains("One of ours."));
    }
  }

  @Test
  void a_static_file_that_is_added_changed_or_deleted_is_noticed_while_watching()
      throws IOException {
    WatchingPublisher.post(project, "first.md", "First", "Here from the start.");
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    Files.createDirectories(project.resolve("static"));
    Path copied = project.resolve("output/deep/words.txt");
    try (WatchingPublisher watching = WatchingPublisher.over(project)) {
      watching.awaitPage("first", "Here from the start.");
      Files.createDirectories(project.resolve("static/deep"));
      Files.writeString(project.resolve("static/deep/words.txt"), "Some words.");
      await()
          .atMost(WatchingPublisher.PATIENCE)
          .until(() -> WatchingPublisher.read(copied).equals("Some words."));
      Files.writeString(project.resolve("static/deep/words.txt"), "More words.");
      await()
          .atMost(WatchingPublisher.PATIENCE)
          .until(() -> WatchingPublisher.read(copied).equals("More words."));
      Files.delete(project.resolve("static/deep/words.txt"));
      await().atMost(WatchingPublisher.PATIENCE).until(() -> !Files.exists(copied));
    }
  }

  private static long published(WatchingPublisher watching) {
    return watching.sources().stream()
        .filter(source -> watching.receipts(source).get(0).status() == ReceiptStatus.PUBLISHED)
        .count();
  }

  private Path content(String name) {
    return project.resolve("content").resolve(name);
  }

  private static void assertPublishedOnce(WatchingPublisher watching, String source) {
    watching.awaitReceipt(source, ReceiptStatus.PUBLISHED);
    assertThat(watching.receipts(source))
        .extracting(Receipt::status)
        .containsExactly(ReceiptStatus.PUBLISHED);
  }
}
