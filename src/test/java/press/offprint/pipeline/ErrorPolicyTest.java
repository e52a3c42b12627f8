package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.FolderEntry;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** The error policy of routes/error-policy.camel.yaml in real runs. */
class ErrorPolicyTest {
  @TempDir private Path project;
  private final List<Receipt> receipts = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(project.resolve("content"));
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    Files.writeString(project.resolve("content/a.md"), "---\ntitle: A\n---\nWords.\n");
    FailingEdition.calls.set(0);
  }

  @Test
  void a_post_that_cannot_be_stored_is_tried_three_times_in_all() {
    FullDisk disk = new FullDisk(Integer.MAX_VALUE);
    publish(disk);
    assertThat(disk.attempts).hasValue(3);
    assertThat(receipts)
        .singleElement()
        .satisfies(
            receipt -> {
              assertThat(receipt.status()).isEqualTo(ReceiptStatus.REJECTED);
              assertThat(receipt.problems())
                  .extracting(Problem::code)
                  .containsExactly(ProblemCode.STORE_FAILED);
            });
  }

  @Test
  void a_disk_that_is_full_for_a_short_time_loses_nothing() {
    FullDisk disk = new FullDisk(2);
    RunSummary summary = publish(disk);
    assertThat(disk.attempts).hasValueGreaterThanOrEqualTo(3);
    assertThat(summary.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(project.resolve("output/a/index.html")).exists();
  }

  @Test
  void an_edition_that_fails_is_tried_once_and_named_a_fault() throws IOException {
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html, failing]\n");
    Files.createDirectories(project.resolve("routes"));
    Files.writeString(
        project.resolve("routes/post-failing.camel.yaml"),
        """
        - route:
            id: post-failing
            description: An edition that fails
            from:
              uri: direct:post-failing
              steps:
                - bean:
                    beanType: press.offprint.pipeline.ErrorPolicyTest$FailingEdition
                    method: render
        """);
    RunSummary summary = publish(new DiskOperations());
    assertThat(FailingEdition.calls).hasValue(1);
    assertThat(summary.exitCode()).isEqualTo(ExitCode.FAULT);
    assertThat(receipts).singleElement().matches(Receipt::fault);
  }

  @Test
  void a_policy_of_the_project_holds_for_routes_of_every_name() throws IOException {
    Files.writeString(
        project.resolve("offprint.yaml"),
        "editions: [html, book-failing]\nbooks:\n  - name: all\n    posts: [a.md]\n");
    Files.createDirectories(project.resolve("routes"));
    Files.writeString(
        project.resolve("routes/error-policy.camel.yaml"),
        """
        - routeConfiguration:
            onException:
              - onException:
                  exception: [java.lang.Throwable]
                  redeliveryPolicy:
                    maximumRedeliveries: 1
                    redeliveryDelay: 1
                    logStackTrace: false
                    logExhausted: false
        """);
    // Its name is before that of the policy.
    Files.writeString(
        project.resolve("routes/book-failing.camel.yaml"),
        """
        - route:
            id: book-failing
            description: An edition of a book that fails
            from:
              uri: direct:book-failing
              steps:
                - bean:
                    beanType: press.offprint.pipeline.ErrorPolicyTest$FailingEdition
                    method: render
        """);
    publish(new DiskOperations());
    assertThat(FailingEdition.calls).hasValue(2);
  }

  @Test
  void a_template_with_an_error_is_not_a_fault_and_is_tried_once() throws IOException {
    Files.createDirectories(project.resolve("templates/web"));
    Files.writeString(project.resolve("templates/web/post.html"), "<p>\n{% if %}\n");
    RunSummary summary = publish(new DiskOperations());
    assertThat(summary.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(receipts)
        .singleElement()
        .satisfies(
            receipt -> {
              assertThat(receipt.problems())
                  .extracting(Problem::code)
                  .containsExactly(ProblemCode.TEMPLATE);
              assertThat(receipt.problems().get(0).message()).contains("web/post.html", "2");
            });
    // The same inputs are not tried again, and the exit code stays.
    receipts.clear();
    assertThat(publish(new DiskOperations()).exitCode()).isEqualTo(ExitCode.USAGE);
    Files.delete(project.resolve("templates/web/post.html"));
    assertThat(publish(new DiskOperations()).exitCode()).isEqualTo(ExitCode.OK);
  }

  private RunSummary publish(DiskOperations disk) {
    RunListener listener =
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            receipts.add(receipt);
          }
        };
    try (Publisher publisher =
        Publisher.open(SmallSettings.of(project, Set.of()), listener, disk)) {
      return publisher.publish();
    }
  }

  /** An edition with an error in its code. */
  public static final class FailingEdition {
    static final AtomicInteger calls = new AtomicInteger();

    public Rendition render(Publication publication) {
      calls.incrementAndGet();
      throw new IllegalStateException("An error in the code for " + publication.name());
    }
  }

  /** A disk that refuses to take the post's page at first. */
  private static final class FullDisk extends DiskOperations {
    private final AtomicInteger attempts = new AtomicInteger();
    private final int refusals;

    FullDisk(int refusals) {
      this.refusals = refusals;
    }

    @Override
    public void move(FolderEntry file, FolderEntry target) throws IOException {
      if (target.folder().path().endsWith("a") && attempts.incrementAndGet() <= refusals) {
        throw new FileSystemException(target.path().toString(), null, "No space left on device");
      }
      super.move(file, target);
    }
  }
}
