package press.offprint.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.FolderBlobStore;

/** A worker that would make other files than its publisher takes no posts. */
class WorkerJobsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));

  @TempDir private Path folder;
  private final List<String> refusals = new ArrayList<>();

  @Test
  void a_worker_of_another_version_refuses() throws Exception {
    RenderReceipt receipt = receipt("another program", ProgramIdentity.fonts());
    assertThat(receipt.state()).isEqualTo(RenderReceipt.State.REFUSED);
    assertThat(receipt.reason()).startsWith("It is another version of Offprint or Java.");
    assertThat(receipt.renditions()).isEmpty();
    assertThat(refusals).containsExactly(receipt.reason());
  }

  @Test
  void a_worker_with_other_fonts_refuses() throws Exception {
    RenderReceipt receipt = receipt(ProgramIdentity.program(), "other fonts");
    assertThat(receipt.state()).isEqualTo(RenderReceipt.State.REFUSED);
    assertThat(receipt.reason()).startsWith("It has other fonts.");
    assertThat(refusals).containsExactly(receipt.reason());
  }

  /** Returns the answer to a job of a publisher with this program and these fonts. */
  private RenderReceipt receipt(String program, String fonts) throws Exception {
    BlobStore store = FolderBlobStore.shared(folder.resolve("store"), new DiskOperations());
    String bundle =
        new BundleStore(store, CLOCK)
            .put(QueueExamples.settings(folder.resolve("project")), program, fonts);
    try (DefaultCamelContext camel = new DefaultCamelContext();
        WorkerJobs jobs = jobs(store)) {
      Exchange exchange = new DefaultExchange(camel);
      exchange
          .getMessage()
          .setBody(
              new RenderJob("1", "test", "hello.md", "", bundle, "", List.of("html")).toJson());
      jobs.make(exchange);
      assertThat(refusals).as("the process ends when its receipt was sent").isEmpty();
      exchange
          .getExchangeExtension()
          .handoverCompletions()
          .forEach(end -> end.onComplete(exchange));
      return new RecordJson(store)
          .read(exchange.getMessage().getBody(String.class), RenderReceipt.class);
    }
  }

  private WorkerJobs jobs(BlobStore store) {
    return new WorkerJobs(
        "worker-1",
        store,
        folder.resolve("cache"),
        CLOCK,
        1,
        project -> {
          throw new AssertionError("The project is opened: " + project);
        },
        refusals::add,
        notice -> {});
  }
}
