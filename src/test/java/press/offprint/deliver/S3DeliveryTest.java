package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.offprint.StartsProcesses;
import press.offprint.bucket.BucketProcess;
import press.offprint.bucket.FaultyProxy;
import press.offprint.pipeline.FileTrees;

/** The published site is sent into a bucket of a store in another process. */
@StartsProcesses
@ExtendWith(QuickRetries.class)
class S3DeliveryTest {
  private static final String URL = "s3://" + BucketProcess.BUCKET + "/www";

  @TempDir private Path folder;

  private DeliveredSite site(String endpoint, String more) throws IOException {
    return DeliveredSite.in(
            folder.resolve("project"),
            "deliver: {bucket: {to: s3, url: '"
                + URL
                + "', endpoint: '"
                + endpoint
                + "'"
                + more
                + "}}")
        .where(
            Map.of(
                "AWS_ACCESS_KEY_ID", BucketProcess.KEY,
                "AWS_SECRET_ACCESS_KEY", BucketProcess.SECRET))
        .publish();
  }

  private static Map<String, String> delivered(BucketProcess bucket) throws IOException {
    Map<String, String> files = new TreeMap<>();
    bucket.hashes().forEach((name, hash) -> files.put(name.replaceFirst("^www/", ""), hash));
    return files;
  }

  @Test
  void the_bucket_has_the_published_files_and_loses_the_withdrawn_ones() throws IOException {
    try (BucketProcess bucket = BucketProcess.start(folder.resolve("bucket"))) {
      DeliveredSite site = site(bucket.endpoint(), "");
      site.write("content/posts/größe & co+1.md", "---\ntitle: Size\n---\n\nText.\n");
      site.publish();
      assertThat(site.deliver().get(0).problems()).isEmpty();
      assertThat(delivered(bucket)).isEqualTo(FileTrees.hashes(site.output()));
      site.remove("second");
      site.publish();
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(delivered(bucket)).isEqualTo(FileTrees.hashes(site.output()));
      DeliveryResult again = site.deliver().get(0);
      assertThat(again.sent() + again.deleted()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_at_each_third_request_is_overcome(FaultyProxy.Fault fault) throws IOException {
    try (BucketProcess bucket = BucketProcess.startOpen(folder.resolve("bucket"));
        FaultyProxy proxy = new FaultyProxy(bucket.endpoint())) {
      DeliveredSite site = site(proxy.endpoint(), "");
      proxy.failEach(3, fault);
      assertThat(site.deliver().get(0).problems()).isEmpty();
      site.remove("second");
      site.publish();
      assertThat(site.deliver().get(0).problems()).isEmpty();
      assertThat(delivered(bucket)).isEqualTo(FileTrees.hashes(site.output()));
    }
  }

  @Test
  void only_changed_files_are_sent_and_deletions_are_last() throws IOException {
    try (BucketProcess bucket = BucketProcess.startOpen(folder.resolve("bucket"));
        FaultyProxy proxy = new FaultyProxy(bucket.endpoint())) {
      DeliveredSite site = site(proxy.endpoint(), "");
      site.deliver();
      proxy.requests();
      site.post("first", "Another text.");
      site.remove("second");
      site.publish();
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      List<String> requests = proxy.requests();
      assertThat(requests).contains("PUT /site/www/posts/first/index.html");
      assertThat(requests).contains("DELETE /site/www/posts/second/index.html");
      assertThat(requests.stream().map(line -> line.replaceFirst(" .*", "")))
          .isSortedAccordingTo(Comparator.reverseOrder())
          .containsOnly("PUT", "DELETE");
      assertThat(requests).noneMatch(line -> line.endsWith(".css"));
    }
  }

  @Test
  void a_browser_gets_media_type_encoding_and_cache_rule() throws Exception {
    try (BucketProcess bucket = BucketProcess.startOpen(folder.resolve("bucket"))) {
      DeliveredSite site = site(bucket.endpoint(), ", cacheControl: 'max-age=60'");
      site.write("static/note.txt", "Größe");
      site.write("static/pixel.png", "no picture");
      Files.write(
          site.output().resolveSibling("static/old.txt"),
          "Größe".getBytes(StandardCharsets.ISO_8859_1));
      site.publish().deliver();
      assertThat(headers(bucket, "posts/first/index.html"))
          .containsEntry("content-type", List.of("text/html;charset=utf-8"))
          .containsEntry("cache-control", List.of("max-age=60"));
      assertThat(headers(bucket, "note.txt"))
          .containsEntry("content-type", List.of("text/plain;charset=utf-8"));
      assertThat(headers(bucket, "old.txt")).containsEntry("content-type", List.of("text/plain"));
      assertThat(headers(bucket, "pixel.png")).containsEntry("content-type", List.of("image/png"));
    }
  }

  private static Map<String, List<String>> headers(BucketProcess bucket, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create(bucket.endpoint() + "/" + BucketProcess.BUCKET + "/www/" + path);
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.headers().map();
  }

  @Test
  void a_wrong_key_is_reported_once_and_never_shown() throws IOException {
    try (BucketProcess bucket = BucketProcess.start(folder.resolve("bucket"))) {
      DeliveredSite site =
          site(bucket.endpoint(), ", accessKey: '${S3_KEY}', secretKey: '${file:../s3.secret}'");
      Path secret = Files.writeString(folder.resolve("s3.secret"), "swordfish-42");
      site.where(new HashMap<>(Map.of("S3_KEY", BucketProcess.KEY)));
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
      DeliveryResult open = site.deliver().get(0);
      assertThat(open.problems().get(0).message()).contains("s3.secret", "can be read by others");
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
      DeliveryResult refused = site.deliver().get(0);
      assertThat(refused.problems()).hasSize(1);
      assertThat(refused.problems().get(0).message()).contains("answered 403");
      assertThat(refused.problems().get(0).hint()).contains("Check the key");
      assertThat(refused.toString()).doesNotContain("swordfish");
      Files.writeString(secret, BucketProcess.SECRET);
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(delivered(bucket)).isEqualTo(FileTrees.hashes(site.output()));
    }
  }

  @Test
  void a_missing_bucket_and_a_wrong_address_are_reported_with_the_remedy() throws IOException {
    try (BucketProcess bucket = BucketProcess.start(folder.resolve("bucket"))) {
      DeliveredSite site = site(bucket.endpoint(), "");
      site.configure(
          "deliver: {bucket: {to: s3, url: 's3://nowhere', endpoint: '"
              + bucket.endpoint()
              + "'}}");
      DeliveryResult missing = site.deliver().get(0);
      assertThat(missing.problems()).hasSize(1);
      assertThat(missing.problems().get(0).hint()).contains("Create the bucket");
      site.configure("deliver: {bucket: {to: s3, url: 'https://nowhere/'}}");
      assertThat(site.deliver().get(0).problems().get(0).message())
          .contains("is no address of a bucket");
    }
  }
}
