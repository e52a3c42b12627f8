package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.offprint.deliver.plan.DeliveryFile;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.disk.FolderEntry;
import press.offprint.pipeline.disk.output.DiskOperations;

/** Published files go to another folder: only changed files, in order, and deletions last. */
class FolderDeliveryTest {
  private static final String FOLDER_TARGET = "deliver: {pages: {to: folder, folder: ../site}}";

  @TempDir private Path folder;

  private Path target() {
    return folder.resolve("site");
  }

  private DeliveredSite site() throws IOException {
    return DeliveredSite.in(folder.resolve("project"), FOLDER_TARGET);
  }

  @Test
  void the_first_delivery_sends_all_files_and_the_next_one_nothing() throws IOException {
    DeliveredSite site = site().publish();
    DeliveryResult first = site.deliver().get(0);
    assertThat(first.problems()).isEmpty();
    assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(site.output()));
    assertThat(first.sent()).isEqualTo(FileTrees.hashes(site.output()).size());
    DeliveryResult second = site.deliver().get(0);
    assertThat(second.sent()).isZero();
    assertThat(second.isComplete()).isTrue();
  }

  @Test
  void a_place_in_a_variable_gets_all_files_if_the_variable_changes() throws IOException {
    DeliveredSite site =
        DeliveredSite.in(
            folder.resolve("project"), "deliver: {pages: {to: folder, folder: '${PLACE}'}}");
    site.publish().where(Map.of("PLACE", "../site")).deliver();
    site.where(Map.of("PLACE", "../other")).deliver();
    assertThat(FileTrees.hashes(folder.resolve("other")))
        .isEqualTo(FileTrees.hashes(site.output()));
    assertThat(site.where(Map.of()).deliver().get(0).sent()).isZero();
    assertThat(site.where(Map.of("PLACE", "../other")).deliver().get(0).sent())
        .as("a variable that is not set is no other place")
        .isZero();
  }

  @Test
  void only_what_changed_is_sent_and_what_is_withdrawn_is_deleted_last() throws IOException {
    DeliveredSite site = site().publish();
    site.deliver();
    Files.writeString(target().resolve("CNAME"), "example.org");
    site.remove("second");
    site.publish();
    List<String> steps = new ArrayList<>();
    DeliveryListener order =
        new DeliveryListener() {
          @Override
          public void sent(String name, DeliveryFile file) {
            steps.add("sent " + file.path());
          }

          @Override
          public void deleted(String name, String path) {
            steps.add("deleted " + path);
          }
        };
    DeliveryResult result = site.deliver(site.settings(), new DiskOperations(), order).get(0);
    assertThat(result.isComplete()).isTrue();
    assertThat(steps).contains("sent index.html").doesNotContain("sent 404.html");
    List<String> deletions =
        List.of("deleted posts/second/index.html", "deleted posts/second/second.jsonld");
    assertThat(steps.subList(steps.size() - 2, steps.size())).isEqualTo(deletions);
    assertThat(target().resolve("posts/second")).doesNotExist();
    assertThat(target().resolve("CNAME")).hasContent("example.org");
  }

  @Test
  void pages_are_sent_after_the_pictures_that_they_show_and_feeds_last() throws IOException {
    DeliveredSite site = site();
    Files.createDirectories(folder.resolve("project/static"));
    Files.writeString(folder.resolve("project/static/zebra.css"), "a { color: red }");
    site.publish();
    List<String> order = new ArrayList<>();
    site.deliver(
        site.settings(),
        new DiskOperations(),
        new DeliveryListener() {
          @Override
          public void sent(String name, DeliveryFile file) {
            order.add(file.path());
          }
        });
    assertThat(order)
        .containsSubsequence(
            "zebra.css", "posts/first/index.html", "index.html", "feed.xml", "sitemap.xml");
  }

  @Test
  void a_page_is_not_sent_before_a_file_that_failed() throws IOException {
    DeliveredSite site = site();
    Files.createDirectories(folder.resolve("project/static"));
    Files.writeString(folder.resolve("project/static/zebra.css"), "a { color: red }");
    site.publish();
    DiskOperations full =
        new DiskOperations() {
          @Override
          public void move(FolderEntry file, FolderEntry entry) throws IOException {
            if (entry.path().endsWith("zebra.css")) {
              throw new IOException("No space left on device");
            }
            super.move(file, entry);
          }
        };
    System.setProperty("offprint.deliver.retryMillis", "1");
    try {
      DeliveryResult result = site.deliver(site.settings(), full, new DeliveryListener() {}).get(0);
      assertThat(result.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.DELIVERY_FAILED);
                assertThat(problem.message())
                    .contains("zebra.css", "the target pages", "the disk is full");
                assertThat(problem.hint()).isNotEmpty();
              });
    } finally {
      System.clearProperty("offprint.deliver.retryMillis");
    }
    assertThat(target().resolve("index.html")).doesNotExist();
    assertThat(site.deliver().get(0).isComplete()).isTrue();
    assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(site.output()));
  }

  enum Fault {
    /** An operation fails before it has an effect. */
    REFUSED,
    /** A write fails after half of the bytes, as on a full disk. */
    HALF,
    /** A file is moved, and the operation then reports a failure, as a lost network folder does. */
    AFTERWARDS,
    SLOW
  }

  /** A disk whose N-th operations meet a fault. */
  private static final class FaultyDisk extends DiskOperations {
    private final int step;
    private final Fault fault;
    private int operations;

    FaultyDisk(int step, Fault fault) {
      this.step = step;
      this.fault = fault;
    }

    private boolean isNextFailing() {
      return ++operations % step == 0;
    }

    private void before() throws IOException {
      if (!isNextFailing()) {
        return;
      }
      if (fault == Fault.REFUSED) {
        throw new IOException("Input/output error");
      } else if (fault == Fault.SLOW) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }

    @Override
    public void write(FolderEntry file, Bytes content, boolean staged) throws IOException {
      if (fault == Fault.HALF && isNextFailing()) {
        byte[] all = content.toArray();
        super.write(file, Bytes.owning(Arrays.copyOf(all, all.length / 2)), staged);
        throw new IOException("No space left on device");
      }
      before();
      super.write(file, content, staged);
    }

    @Override
    public void move(FolderEntry file, FolderEntry target) throws IOException {
      before();
      super.move(file, target);
      if (fault == Fault.AFTERWARDS && isNextFailing()) {
        throw new IOException("Stale file handle");
      }
    }

    @Override
    public void delete(FolderEntry entry) throws IOException {
      before();
      super.delete(entry);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_at_each_third_operation_loses_nothing(Fault fault) throws IOException {
    System.setProperty("offprint.deliver.retryMillis", "1");
    try {
      DeliveredSite site = site().publish();
      deliverAll(site, new FaultyDisk(3, fault));
      site.post("first", "Another text.");
      site.remove("second");
      site.publish();
      deliverAll(site, new FaultyDisk(3, fault));
      assertThat(site.deliver().get(0).sent()).isZero();
      assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(site.output()));
      assertThat(FileTrees.unfinished(target())).isEmpty();
    } finally {
      System.clearProperty("offprint.deliver.retryMillis");
    }
  }

  private static void deliverAll(DeliveredSite site, DiskOperations disk) {
    for (int run = 1; ; run++) {
      DeliveryResult result = site.deliver(site.settings(), disk, new DeliveryListener() {}).get(0);
      if (result.isComplete()) {
        return;
      }
      assertThat(run).as("runs until it is delivered").isLessThan(6);
    }
  }

  @Test
  void many_deletions_need_permission() throws IOException {
    DeliveredSite site = site();
    for (int i = 0; i < 12; i++) {
      site.post("more-" + i, "Text " + i);
    }
    site.publish();
    site.deliver();
    for (int i = 0; i < 11; i++) {
      site.remove("more-" + i);
    }
    site.publish(site.settings().allowingWithdrawals());
    DeliveryResult held = site.deliver().get(0);
    assertThat(held.deleted()).isZero();
    assertThat(held.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.DELIVERY_HELD);
    assertThat(held.problems().get(0).hint()).contains("deliver pages --allow-withdrawals");
    assertThat(target().resolve("posts/more-0/index.html")).exists();
    assertThat(target().resolve("index.html"))
        .hasSameTextualContentAs(site.output().resolve("index.html"));
    assertThat(site.deliverAllowingWithdrawals().get(0).deleted()).isEqualTo(22);
    assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(site.output()));
  }

  @Test
  void a_new_place_gets_all_files_and_the_former_one_keeps_its_own() throws IOException {
    DeliveredSite site = site().publish();
    site.deliver();
    site.configure("deliver: {pages: {to: folder, folder: ../elsewhere}}");
    assertThat(site.deliver().get(0).isComplete()).isTrue();
    assertThat(FileTrees.hashes(folder.resolve("elsewhere"))).isEqualTo(FileTrees.hashes(target()));
  }

  @Test
  void a_folder_of_the_project_itself_is_no_target() throws IOException {
    DeliveredSite site =
        DeliveredSite.in(
            folder.resolve("project"), "deliver: {pages: {to: folder, folder: output/copy}}");
    DeliveryResult result = site.publish().deliver().get(0);
    assertThat(result.problems().get(0).message()).contains("is not apart from");
    assertThat(site.output().resolve("copy")).doesNotExist();
  }

  @Test
  void the_error_of_a_kind_without_a_route_names_the_missing_file() throws IOException {
    DeliveredSite site =
        DeliveredSite.in(folder.resolve("project"), "deliver: {pages: {to: pigeon}}");
    assertThatThrownBy(site::deliver)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("routes/deliver-pigeon.camel.yaml");
  }

  @Test
  void a_target_of_ones_own_is_one_route_file() throws IOException {
    DeliveredSite site =
        DeliveredSite.in(
                folder.resolve("project"), "deliver: {copies: {to: archive, place: ../kept}}")
            .where(Map.of());
    site.write(
        "routes/deliver-archive.camel.yaml",
        """
        - route:
            id: deliver-archive
            from:
              uri: direct:deliver-archive
              steps:
                - filter:
                    simple: "${header.operation} == 'send'"
                    steps:
                      - toD: "file:${variable.place}?tempPrefix=.part-"
        """);
    site.configure("deliver: {copies: {to: archive, place: " + folder.resolve("kept") + "}}");
    site.publish();
    assertThat(site.deliver().get(0).problems()).isEmpty();
    assertThat(FileTrees.hashes(folder.resolve("kept"))).isEqualTo(FileTrees.hashes(site.output()));
    site.remove("second");
    site.publish();
    assertThat(site.deliver().get(0).isComplete()).isTrue();
    assertThat(folder.resolve("kept/posts/second/index.html")).exists();
  }
}
