package press.offprint.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.Examples;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.FolderBlobStore;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.ReadPost;
import press.offprint.pipeline.run.StopFlag;

/** Jobs and their receipts, with a real store and with a route in place of the broker. */
class JobQueueTest {
  @TempDir private Path folder;
  private final List<RenderJob> jobs = new ArrayList<>();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private BlobStore store;
  private JobQueue queue;

  @BeforeEach
  void start() throws Exception {
    store = FolderBlobStore.shared(folder.resolve("store"), new DiskOperations());
    queue =
        new JobQueue(
            QueueExamples.settings(folder),
            "tcp://127.0.0.1:1",
            new BrokerLogin("", ""),
            "test",
            store,
            new EditionRoutes(List.of(new RouteFile("post-html", "")), Set.of()),
            new StopFlag(),
            notice -> {});
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:queue-send")
                .process(e -> jobs.add(RenderJob.of(e.getMessage().getBody(String.class))));
          }
        });
    camel.start();
    queue.join(camel);
  }

  @AfterEach
  void end() {
    camel.stop();
  }

  /** Sends one post in a run. */
  private Exchange send(String run, Publication publication) {
    Exchange exchange = new DefaultExchange(camel);
    ExchangeKey.JOB.set(
        exchange,
        new PostJob(
            new SourceFile(
                "hello.md", folder.resolve("hello.md"), FileStamp.MISSING, Optional.empty()),
            new PostHeader(
                "hello.md", "/hello/", List.of(), Examples.metadata("Hello", "en"), List.of()),
            "",
            run,
            Set.of("html"),
            false));
    ExchangeKey.READ.set(exchange, ReadPost.NOTHING);
    exchange.getMessage().setBody(publication);
    queue.send(exchange);
    return exchange;
  }

  private String receipt(RenderJob job, String sha256) {
    BlobStore other = FolderBlobStore.shared(folder.resolve("other"), new DiskOperations());
    return new RecordJson(other)
        .write(
            new RenderReceipt(
                job.id(),
                "worker-1",
                RenderReceipt.State.MADE,
                "",
                List.of(Rendition.of("html", "hello/index.html", "text/html", Bytes.utf8("made"))),
                List.of(),
                1))
        .replace(Bytes.utf8("made").sha256(), sha256);
  }

  @Test
  void each_run_stores_all_that_its_jobs_name() {
    Publication publication = Publication.of(Examples.site(), Examples.article("Hello", "<p/>"));
    send("run-1", publication);
    // A clean removes what no version of a post has.
    store.list().forEach(blob -> store.remove(blob.sha256()));
    send("run-2", publication);
    RenderJob job = jobs.get(1);
    String json = RecordJson.text(store.find(job.publication()).orElseThrow());
    assertThat(new RecordJson(store).read(json, Publication.class).site())
        .isEqualTo(publication.site());
    assertThat(store.find(job.bundle())).isPresent();
  }

  @Test
  void a_receipt_whose_files_cannot_be_read_ends_its_job_as_a_failure_of_the_store() {
    Exchange exchange =
        send("run-1", Publication.of(Examples.site(), Examples.article("Hello", "<p/>")));
    queue.receive(receipt(jobs.get(0), "0".repeat(64)));
    queue.await(exchange);
    assertThat(exchange.getMessage().getBody(BranchResults.class).failures())
        .singleElement()
        .isInstanceOf(StoreException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("cannot be read", "0".repeat(64));
  }

  @Test
  void a_message_that_is_no_receipt_changes_nothing() {
    Exchange exchange =
        send("run-1", Publication.of(Examples.site(), Examples.article("Hello", "<p/>")));
    for (String message : List.of("", "{", "[]", "{\"job\": 1}", "{\"job\": \"other\"}")) {
      queue.receive(message);
    }
    store.put(Bytes.utf8("made"));
    queue.receive(receipt(jobs.get(0), Bytes.utf8("made").sha256()));
    queue.await(exchange);
    BranchResults results = exchange.getMessage().getBody(BranchResults.class);
    assertThat(results.failures()).isEmpty();
    assertThat(results.renditions())
        .singleElement()
        .extracting(Rendition::path)
        .asString()
        .isEqualTo("hello/index.html");
  }
}
