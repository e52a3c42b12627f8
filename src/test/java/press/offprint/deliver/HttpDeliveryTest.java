package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.offprint.bucket.FaultyProxy;
import press.offprint.pipeline.FileTrees;

/** Files go to a web server by PUT, and to a WebDAV server with its folders. */
@ExtendWith(QuickRetries.class)
class HttpDeliveryTest {
  @TempDir private Path project;

  private DeliveredSite site(String url, String password) throws IOException {
    return DeliveredSite.in(
            project,
            "deliver: {dav: {to: http, url: '" + url + "', user: mika, password: '${DAV}'}}")
        .where(Map.of("DAV", password))
        .publish();
  }

  @Test
  void the_server_has_the_published_files_and_loses_the_withdrawn_ones() throws IOException {
    try (StorageServer server = new StorageServer()) {
      DeliveredSite site = site(server.address(), "open sesame");
      site.write("content/posts/größe & co.md", "---\ntitle: Size\n---\n\nText.\n");
      site.publish();
      assertThat(site.deliver().get(0).problems()).isEmpty();
      assertThat(server.hashes()).isEqualTo(FileTrees.hashes(site.output()));
      site.remove("second");
      site.publish();
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(server.hashes()).isEqualTo(FileTrees.hashes(site.output()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_at_each_third_request_is_overcome(StorageServer.Fault fault) throws IOException {
    try (StorageServer server = new StorageServer()) {
      DeliveredSite site = site(server.address(), "open sesame");
      server.failEach(3, fault);
      assertThat(site.deliver().get(0).problems()).isEmpty();
      assertThat(server.hashes()).isEqualTo(FileTrees.hashes(site.output()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_on_the_way_at_each_third_request_is_overcome(FaultyProxy.Fault fault)
      throws IOException {
    try (StorageServer server = new StorageServer();
        FaultyProxy proxy = new FaultyProxy(server.endpoint())) {
      DeliveredSite site = site(proxy.endpoint() + "/dav", "open sesame");
      proxy.failEach(3, fault);
      assertThat(site.deliver().get(0).problems()).isEmpty();
      site.remove("second");
      site.publish();
      assertThat(site.deliver().get(0).problems()).isEmpty();
      assertThat(server.hashes()).isEqualTo(FileTrees.hashes(site.output()));
    }
  }

  @Test
  void an_unavailable_server_is_reported_and_gets_all_files_later() throws IOException {
    try (StorageServer server = new StorageServer()) {
      DeliveredSite site = site(server.address(), "open sesame");
      server.failEach(1, StorageServer.Fault.UNAVAILABLE);
      DeliveryResult failed = site.deliver().get(0);
      assertThat(failed.sent()).isZero();
      assertThat(failed.problems()).isNotEmpty();
      assertThat(failed.problems().get(0).message()).contains("answered 503");
      assertThat(failed.problems().get(0).hint()).contains("offprint deliver dav");
      server.failNever();
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(server.hashes()).isEqualTo(FileTrees.hashes(site.output()));
    }
  }

  @Test
  void a_file_that_is_too_large_holds_up_the_page_of_its_folder_only() throws IOException {
    try (StorageServer server = new StorageServer()) {
      DeliveredSite site = site(server.address(), "open sesame");
      site.deliver();
      server.refuse(".bin");
      for (int i = 0; i < 6; i++) {
        site.write("static/photos/large/" + i + ".bin", "Large " + i);
      }
      site.write("static/photos/index.html", "<p>Photos</p>");
      site.post("third", "A new post.");
      site.remove("second");
      site.publish();
      DeliveryResult refused = site.deliver().get(0);
      assertThat(refused.problems())
          .hasSize(6)
          .allSatisfy(problem -> assertThat(problem.message()).contains("answered 413"));
      assertThat(refused.waiting()).isEqualTo(7);
      Map<String, String> expected = FileTrees.hashes(site.output());
      expected.keySet().removeIf(path -> path.startsWith("photos/"));
      assertThat(expected)
          .containsKey("posts/third/index.html")
          .doesNotContainKey("posts/second/index.html");
      assertThat(server.hashes()).isEqualTo(expected);
      server.refuse("");
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(server.hashes()).isEqualTo(FileTrees.hashes(site.output()));
    }
  }

  @Test
  void a_wrong_password_is_reported_once_and_never_shown() throws IOException {
    try (StorageServer server = new StorageServer()) {
      DeliveryResult refused = site(server.address(), "swordfish").deliver().get(0);
      assertThat(refused.problems().get(0).message()).contains("answered 401");
      assertThat(refused.toString()).doesNotContain("swordfish");
    }
  }

  @Test
  void a_password_is_not_sent_without_encryption() throws IOException {
    DeliveryResult refused = site("http://dav.invalid/", "swordfish").deliver().get(0);
    assertThat(refused.problems().get(0).message())
        .contains("would send its password without encryption");
  }

  @Test
  void a_variable_that_is_not_set_is_named() throws IOException {
    DeliveredSite site = site("https://dav.invalid/", "").where(Map.of());
    assertThat(site.deliver().get(0).problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .contains("deliver.dav.password", "the environment variable DAV"));
  }
}
