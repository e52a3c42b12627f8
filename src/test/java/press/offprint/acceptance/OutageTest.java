package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/**
 * After a failure of the disk, the clock or a process, published files remain and Offprint recovers
 * without help.
 */
class OutageTest {
  private static final String[] PAGES = {"html", "index"};
  private static final String LONG = "All work and no play makes a long page.\n\n".repeat(2_000);

  @TempDir private Path project;
  private final List<Path> mounts = new ArrayList<>();

  @AfterEach
  void unmount() {
    mounts.forEach(place -> SystemCommand.run("umount", "-l", place.toString()));
  }

  @Test
  void a_full_disk_keeps_the_old_page_and_the_new_page_is_published_when_there_is_space()
      throws Exception {
    Path output = mount("output", "size=2m");
    WatchingPublisher.post(project, "a.md", "Old", "Old words.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      Path filler = output.resolve("filler");
      fill(filler);
      WatchingPublisher.post(project, "a.md", "New", LONG);
      watching.awaitRejected("a.md", "the disk is full");
      assertThat(watching.page("a")).contains("Old words.");
      assertThat(FileTrees.unfinished(output)).isEmpty();
      Files.delete(filler);
      watching.awaitPage("a", "a long page.");
    }
  }

  @Test
  void a_disk_without_inodes_keeps_the_old_site_and_publishes_later() throws Exception {
    Path output = mount("output", "nr_inodes=60");
    WatchingPublisher.post(project, "a.md", "Old", "Old words.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      List<Path> fillers = useUpInodes(output);
      WatchingPublisher.post(project, "b.md", "New", "New words.");
      watching.awaitRejected("b.md", "no room for more files");
      assertThat(watching.page("a")).contains("Old words.");
      for (Path filler : fillers) {
        Files.delete(filler);
      }
      watching.awaitPage("b", "New words.");
    }
  }

  @Test
  void a_folder_that_becomes_read_only_keeps_its_pages_and_is_updated_later() throws Exception {
    WatchingPublisher.post(project, "notes/a.md", "Old", "Old words.");
    Path notes = mount("output/notes", "size=2m");
    try (WatchingPublisher watching = WatchingPublisher.over(project, PAGES)) {
      watching.awaitPage("notes/a", "Old words.");
      SystemCommand.run("mount", "-o", "remount,ro", notes.toString());
      WatchingPublisher.post(project, "notes/a.md", "New", "New words.");
      watching.awaitRejected("notes/a.md", "the disk is read-only");
      assertThat(watching.page("notes/a")).contains("Old words.");
      WatchingPublisher.post(project, "elsewhere.md", "Elsewhere", "Other words.");
      watching.awaitPage("elsewhere", "Other words.");
      SystemCommand.run("mount", "-o", "remount,rw", notes.toString());
      watching.awaitPage("notes/a", "New words.");
    }
  }

  @Test
  void an_output_folder_on_a_read_only_disk_is_reported_in_one_sentence() {
    WatchingPublisher.post(project, "a.md", "Old", "Old words.");
    mount("output", "ro");
    assertThatThrownBy(this::publish)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("the disk is read-only; make it writable or choose another folder");
  }

  @Test
  void a_limit_on_the_size_of_files_rejects_the_page_and_keeps_the_old_page() throws Exception {
    SystemCommand.require("prlimit", "--version");
    Files.createDirectories(project.resolve("content/a"));
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    WatchingPublisher.post(project, "a/index.md", "Old", "Old words.");
    WatchingPublisher.post(project, "b.md", "Small", "Small.");
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(project.resolve("words"));
    try (PublisherProcess process = plan.run("publish", "-C", project.toString())) {
      assertThat(process.await(WatchingPublisher.PATIENCE)).as(process.err()).isZero();
    }
    WatchingPublisher.post(project, "a/index.md", "New", "New words, and a [table](table.csv).");
    Files.writeString(project.resolve("content/a/table.csv"), "1,2,3\n".repeat(500_000));
    WatchingPublisher.post(project, "b.md", "Small", "Small, and new.");
    PublisherProcess.Plan limited = plan.behind("prlimit", "--fsize=2500000");
    try (PublisherProcess process = limited.run("publish", "-C", project.toString())) {
      assertThat(process.await(WatchingPublisher.PATIENCE)).as(process.err()).isNotZero();
      assertThat(process.err()).contains("the file is larger than this system allows");
    }
    Path output = project.resolve("output");
    assertThat(output.resolve("a/index.html")).content().contains("Old words.");
    assertThat(output.resolve("b/index.html")).content().contains("Small, and new.");
    assertThat(FileTrees.unfinished(output)).isEmpty();
    try (PublisherProcess process = plan.run("publish", "-C", project.toString())) {
      assertThat(process.await(WatchingPublisher.PATIENCE)).as(process.err()).isZero();
    }
    assertThat(output.resolve("a/index.html")).content().contains("New words");
  }

  @Test
  void a_post_that_is_deleted_between_scan_and_reading_does_not_affect_other_posts()
      throws IOException {
    WatchingPublisher.post(project, "a.md", "Stays", "Stays.");
    WatchingPublisher.post(project, "b.md", "Goes", "Goes.");
    List<Receipt> reported = new ArrayList<>();
    RunListener thief =
        new RunListener() {
          @Override
          public void queued(List<String> sources) {
            project.resolve("content/b.md").toFile().delete();
          }

          @Override
          public void ended(Receipt receipt) {
            reported.add(receipt);
          }
        };
    try (Publisher publisher =
        Publisher.open(WatchingPublisher.settings(project, InstantSource.system(), PAGES), thief)) {
      RunSummary summary = publisher.publish();
      assertThat(summary.fault()).as("%s", reported).isFalse();
      publisher.publish();
      assertThat(publisher.entries()).extracting(e -> e.source()).containsExactly("a.md");
    }
    assertThat(project.resolve("output/a/index.html")).content().contains("Stays.");
    assertThat(project.resolve("output/b")).doesNotExist();
  }

  @Test
  void an_unreadable_post_is_reported_and_published_when_it_is_readable() throws Exception {
    WatchingPublisher.post(project, "a.md", "Old", "Old words.");
    WatchingPublisher.post(project, "b.md", "Neighbour", "Quiet.");
    Path post = project.resolve("content/a.md");
    try (PublisherProcess watch = watchWithoutPrivileges()) {
      awaitText("output/a/index.html", "Old words.");
      SystemCommand.run("chmod", "000", post.toString());
      WatchingPublisher.post(project, "b.md", "Neighbour", "Loud.");
      awaitText("output/b/index.html", "Loud.");
      awaitWords(watch, "SOURCE_UNREADABLE");
      assertThat(text("output/a/index.html")).contains("Old words.");
      Files.writeString(post, WatchingPublisher.text("New", "New words."));
      SystemCommand.run("chmod", "644", post.toString());
      awaitText("output/a/index.html", "New words.");
    }
  }

  @Test
  void an_output_folder_without_write_permission_keeps_its_pages_and_is_updated_later()
      throws Exception {
    WatchingPublisher.post(project, "notes/a.md", "Old", "Old words.");
    Path notes = project.resolve("output/notes/a");
    try (PublisherProcess watch = watchWithoutPrivileges()) {
      awaitText("output/notes/a/index.html", "Old words.");
      SystemCommand.run("chmod", "555", notes.toString());
      WatchingPublisher.post(project, "notes/a.md", "New", "New words.");
      awaitWords(watch, "no permission; change the owner");
      assertThat(text("output/notes/a/index.html")).contains("Old words.");
      SystemCommand.run("chmod", "755", notes.toString());
      awaitText("output/notes/a/index.html", "New words.");
    }
  }

  @Test
  void a_clock_that_jumps_neither_stops_nor_repeats_a_build() throws Exception {
    AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    InstantSource clock = () -> Instant.now().plus(offset.get());
    Path output = mount("output", "size=2m");
    WatchingPublisher.post(project, "notes/a.md", "Old", "Old words.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, clock, PAGES)) {
      watching.awaitReceipt("notes/a.md", ReceiptStatus.PUBLISHED);
      for (Duration jump : List.of(Duration.ofDays(-4_000), Duration.ofDays(100))) {
        Path filler = output.resolve("filler");
        fill(filler);
        String words = "Written at " + jump + ". ";
        WatchingPublisher.post(project, "notes/a.md", "New", words + LONG);
        watching.awaitReceipt("notes/a.md", ReceiptStatus.REJECTED);
        offset.set(jump);
        Files.delete(filler);
        watching.awaitPage("notes/a", words);
        watching.awaitReceipt("notes/a.md", ReceiptStatus.PUBLISHED);
      }
      int receipts = watching.receipts("notes/a.md").size();
      WatchingPublisher.post(project, "posts/b.md", "B", "After the jumps.");
      watching.awaitPage("posts/b", "After the jumps.");
      assertThat(watching.receipts("notes/a.md")).hasSize(receipts);
    }
  }

  @Test
  void a_second_process_names_the_first_and_gets_the_lock_after_a_kill() throws Exception {
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    WatchingPublisher.post(project, "a.md", "A", "Words.");
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(project.resolve("words"));
    try (PublisherProcess first = plan.run("watch", "-C", project.toString())) {
      awaitWords(first, "Watching.");
      try (PublisherProcess second = plan.run("publish", "-C", project.toString())) {
        assertThat(second.await(WatchingPublisher.PATIENCE)).isEqualTo(2);
        assertThat(second.err()).contains("process " + first.pid());
        assertThat(second.err().strip().lines()).hasSize(1);
      }
      try (PublisherProcess third = plan.run("publish", "--wait", "-C", project.toString())) {
        first.kill();
        assertThat(third.await(WatchingPublisher.PATIENCE)).as(third.err()).isZero();
      }
    }
  }

  @Test
  void a_catalog_with_an_overwritten_page_is_set_aside_and_the_site_is_unchanged()
      throws IOException {
    for (int i = 0; i < 8; i++) {
      WatchingPublisher.post(project, "post-" + i + ".md", "Post " + i, "Words " + i + ".");
    }
    publish();
    var before = FileTrees.hashes(project.resolve("output"));
    Path catalog = project.resolve(".offprint/catalog.db");
    long pages = Files.size(catalog) / 4096;
    assertThat(pages).isGreaterThan(4);
    for (long page = 0; page < pages; page += 3) {
      try (RandomAccessFile file = new RandomAccessFile(catalog.toFile(), "rw")) {
        file.seek(page * 4096);
        file.write(new byte[4096]);
      }
      assertThat(publish().fault()).isFalse();
      assertThat(FileTrees.hashes(project.resolve("output"))).as("page %d", page).isEqualTo(before);
    }
    Files.delete(project.resolve("content/post-3.md"));
    publish();
    assertThat(project.resolve("output/post-3")).doesNotExist();
  }

  private RunSummary publish() {
    RunListener nobody =
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            assertThat(receipt.status()).isNotEqualTo(ReceiptStatus.REJECTED);
          }
        };
    try (Publisher publisher =
        Publisher.open(
            WatchingPublisher.settings(project, InstantSource.system(), PAGES), nobody)) {
      return publisher.publish();
    }
  }

  private PublisherProcess watchWithoutPrivileges() throws IOException {
    // Root ignores permissions, unless this privilege is dropped.
    String[] drop = {"setpriv", "--bounding-set", "-dac_override,-dac_read_search"};
    SystemCommand.require(drop[0], drop[1], drop[2], "true");
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    return PublisherProcess.Plan.in(project.resolve("words"))
        .behind(drop)
        .run("watch", "-C", project.toString());
  }

  private Path mount(String name, String options) {
    SystemCommand.require("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt");
    Path place = project.resolve(name);
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    SystemCommand.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString());
    mounts.add(0, place);
    return place;
  }

  private static void fill(Path filler) throws IOException {
    try (var out = Files.newOutputStream(filler)) {
      for (int size = 1 << 16; size > 0; size >>= 4) {
        try {
          while (true) {
            out.write(new byte[size]);
          }
        } catch (IOException e) {
          // The disk has no space for so many files.
        }
      }
    }
  }

  private static List<Path> useUpInodes(Path folder) {
    List<Path> made = new ArrayList<>();
    try {
      while (true) {
        made.add(Files.createFile(folder.resolve("filler-" + made.size())));
      }
    } catch (IOException e) {
      return made;
    }
  }

  private void awaitText(String file, String words) {
    org.awaitility.Awaitility.await()
        .atMost(WatchingPublisher.PATIENCE)
        .until(() -> text(file).contains(words));
  }

  private static void awaitWords(PublisherProcess process, String words) {
    org.awaitility.Awaitility.await()
        .atMost(WatchingPublisher.PATIENCE)
        .until(() -> process.err().contains(words));
  }

  private String text(String file) {
    return WatchingPublisher.read(project.resolve(file));
  }
}
