package press.offprint.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.Examples;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.FolderBlobStore;
import press.offprint.pipeline.record.BranchResults;

/** The steps of a post at a worker, with a real store. */
class WorkerStepsTest {
  private static final Bytes PAGE = Bytes.utf8("<p>A page.</p>");
  private static final Bytes PICTURE = Bytes.utf8("a picture");

  @TempDir private Path folder;

  /** A store that notes what is put into it. */
  private record NotingStore(BlobStore store, List<String> puts) implements BlobStore {
    @Override
    public void put(Bytes content) {
      puts.add(content.sha256());
      store.put(content);
    }

    @Override
    public Optional<Bytes> find(String sha256) {
      return store.find(sha256);
    }

    @Override
    public List<Blob> list() {
      return store.list();
    }

    @Override
    public void remove(String sha256) {
      store.remove(sha256);
    }
  }

  private static Rendition page() {
    return new Rendition(
        "html",
        "hello/index.html",
        "text/html",
        PAGE,
        List.of(),
        List.of(Rendition.of("html", "hello/picture.png", "image/png", PICTURE)));
  }

  @Test
  void each_file_of_a_post_is_put_into_the_store_once_before_the_receipt_names_it() {
    NotingStore store =
        new NotingStore(FolderBlobStore.shared(folder, new DiskOperations()), new ArrayList<>());
    RecordJson json = new RecordJson(store);
    Bytes post =
        Bytes.utf8(json.write(Publication.of(Examples.site(), Examples.article("Hello", "<p/>"))));
    store.put(post);
    store.puts().clear();
    WorkerSteps steps = new WorkerSteps("worker-1", store, json);
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange
        .getMessage()
        .setBody(new RenderJob("1", "test", "hello.md", "", "", post.sha256(), List.of("html")));
    steps.read(exchange);
    exchange.getMessage().setBody(new BranchResults(List.of(page()), List.of(), List.of()));
    steps.storePost(exchange);
    steps.write(exchange);
    assertThat(store.puts()).containsExactlyInAnyOrder(PAGE.sha256(), PICTURE.sha256());
    assertThat(json.read(exchange.getMessage().getBody(String.class), RenderReceipt.class))
        .extracting(RenderReceipt::renditions)
        .isEqualTo(List.of(page()));
  }
}
