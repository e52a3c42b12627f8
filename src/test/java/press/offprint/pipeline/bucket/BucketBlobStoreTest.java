package press.offprint.pipeline.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.offprint.StartsProcesses;
import press.offprint.bucket.BucketProcess;
import press.offprint.bucket.FaultyProxy;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.store.BlobStore;

/** Renditions by content in a bucket, with a store in another process. */
@StartsProcesses
class BucketBlobStoreTest {
  private static final String ADDRESS = "s3://" + BucketProcess.BUCKET + "/versions";
  private static final Duration SHORT = Duration.ofMillis(1);

  @TempDir private Path folder;

  private static BlobStore store(String address, Map<String, String> environment) {
    BucketSettings settings = BucketSettings.of(address, Map.of(), environment::get);
    return new BucketBlobStore(new Bucket(settings, 6, SHORT), OutputBuffer.MEMORY);
  }

  private static BlobStore store(String endpoint) {
    return store(
        ADDRESS,
        Map.of(
            "AWS_ACCESS_KEY_ID", BucketProcess.KEY,
            "AWS_SECRET_ACCESS_KEY", BucketProcess.SECRET,
            "AWS_ENDPOINT_URL", endpoint));
  }

  private static List<Bytes> contents(int count) {
    List<Bytes> contents = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      contents.add(Bytes.utf8("Rendition " + n + " ".repeat(1000 * n)));
    }
    return contents;
  }

  @Test
  void stored_bytes_are_found_by_their_hash_and_shared_by_all_who_open_the_bucket()
      throws IOException {
    try (BucketProcess process = BucketProcess.start(folder)) {
      BlobStore worker = store(ADDRESS, process.environment());
      BlobStore publisher = store(ADDRESS + "/", process.environment());
      Bytes page = Bytes.utf8("<p>Größe</p>");
      Bytes empty = Bytes.utf8("");
      worker.put(page);
      worker.put(empty);
      assertThat(publisher.find(page.sha256())).contains(page);
      assertThat(publisher.find(empty.sha256())).contains(empty);
      assertThat(publisher.find(Bytes.sha256("never stored"))).isEmpty();
      assertThat(publisher.list())
          .containsExactlyInAnyOrder(
              new BlobStore.Blob(page.sha256(), page.length()),
              new BlobStore.Blob(empty.sha256(), 0));
      publisher.remove(page.sha256());
      publisher.remove(page.sha256());
      assertThat(worker.find(page.sha256())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_at_each_third_request_changes_nothing(FaultyProxy.Fault fault) throws IOException {
    try (BucketProcess process = BucketProcess.startOpen(folder);
        FaultyProxy proxy = new FaultyProxy(process.endpoint())) {
      BlobStore store = store(proxy.endpoint());
      List<Bytes> contents = contents(12);
      proxy.failEach(3, fault);
      contents.forEach(store::put);
      for (Bytes content : contents) {
        assertThat(store.find(content.sha256())).contains(content);
      }
      assertThat(process.hashes().values())
          .containsExactlyInAnyOrderElementsOf(contents.stream().map(Bytes::sha256).toList());
    }
  }

  @Test
  void bytes_that_are_stored_already_are_not_sent_again_and_no_object_is_listed()
      throws IOException {
    try (BucketProcess process = BucketProcess.startOpen(folder);
        FaultyProxy proxy = new FaultyProxy(process.endpoint())) {
      BlobStore store = store(proxy.endpoint());
      Bytes page = Bytes.utf8("A page");
      String path = "/site/versions/" + page.sha256().replaceFirst("..", "$0/");
      assertThat(proxy.requests()).isEmpty();
      store.put(page);
      assertThat(proxy.requests()).containsExactly("HEAD " + path, "PUT " + path);
      store.put(page);
      assertThat(proxy.requests()).containsExactly("HEAD " + path);
    }
  }

  @Test
  void a_damaged_object_is_not_returned_and_the_next_who_has_its_bytes_replaces_it()
      throws IOException {
    try (BucketProcess process = BucketProcess.start(folder)) {
      BlobStore store = store(ADDRESS, process.environment());
      Bytes page = Bytes.utf8("A page");
      String name = page.sha256().replaceFirst("..", "$0/");
      BucketSettings settings = BucketSettings.of(ADDRESS, Map.of(), process.environment()::get);
      try (Bucket bucket = new Bucket(settings, 1, SHORT)) {
        bucket.put(name, Bytes.utf8("A pagx"), "text/plain", "");
      }
      assertThat(store.find(page.sha256())).isEmpty();
      store.put(page);
      assertThat(store.find(page.sha256())).contains(page);
    }
  }

  @Test
  void a_list_has_more_objects_than_one_answer() throws IOException {
    try (BucketProcess process = BucketProcess.start(folder)) {
      BlobStore store = store(ADDRESS, process.environment());
      for (int n = 0; n < 1005; n++) {
        store.put(Bytes.utf8("Rendition " + n));
      }
      assertThat(store.list()).hasSize(1005).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_wrong_key_or_a_missing_bucket_is_reported_at_once_with_its_remedy() throws IOException {
    try (BucketProcess process = BucketProcess.start(folder)) {
      Map<String, String> wrong = new HashMap<>(process.environment());
      wrong.put("AWS_SECRET_ACCESS_KEY", "swordfish");
      assertThatThrownBy(() -> store(ADDRESS, wrong).put(Bytes.utf8("A page")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("answered 403")
          .hasMessageContaining("Check the key")
          .hasMessageNotContaining("swordfish");
      BlobStore missing = store("s3://nowhere/versions", process.environment());
      assertThatThrownBy(() -> missing.put(Bytes.utf8("A page")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Create the bucket");
      assertThatThrownBy(() -> missing.find(Bytes.sha256("A page")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Create the bucket");
    }
  }

  @Test
  void a_store_that_is_away_is_no_store_without_the_bytes() throws Exception {
    try (BucketProcess process = BucketProcess.start(folder)) {
      BlobStore store = store(ADDRESS, process.environment());
      Bytes page = Bytes.utf8("A page");
      store.put(page);
      process.kill();
      assertThatThrownBy(() -> store.find(page.sha256()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot be reached");
      process.start();
      assertThat(store.find(page.sha256())).contains(page);
    }
  }

  @Test
  void an_address_without_a_key_names_the_variables_that_are_missing() {
    assertThatThrownBy(() -> BucketSettings.of(ADDRESS, Map.of(), name -> null))
        .isInstanceOf(BucketException.class)
        .hasMessageContaining("no key for the bucket site");
    assertThatThrownBy(() -> BucketSettings.of("s3://", Map.of(), name -> null))
        .hasMessageContaining("is no address of a bucket");
    BucketSettings settings =
        BucketSettings.of(
            ADDRESS,
            Map.of("accessKey", "mika", "secretKey", "swordfish", "region", "eu-central-1"),
            Map.of("AWS_SESSION_TOKEN", "of another key")::get);
    assertThat(settings.token()).isEmpty();
    assertThat(settings.toString()).doesNotContain("mika").doesNotContain("swordfish");
  }
}
