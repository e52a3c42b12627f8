package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.offprint.catalog.delivery.DeliveryReceipt;
import press.offprint.deliver.plan.DeliveryFile;
import press.offprint.deliver.plan.DeliveryPhase;
import press.offprint.deliver.plan.DeliveryPlan;

/** The plan of a delivery follows from the published files and the receipts alone. */
class DeliveryPlanTest {
  private static DeliveryFile file(String path, String sha256) {
    return new DeliveryFile(path, sha256, 1, DeliveryPhase.ofPost(path, false));
  }

  private static Map<String, DeliveryReceipt> receipts(DeliveryReceipt... all) {
    Map<String, DeliveryReceipt> receipts = new TreeMap<>();
    for (DeliveryReceipt each : all) {
      receipts.put(each.path(), each);
    }
    return receipts;
  }

  private static DeliveryReceipt receipt(String path, String sha256, boolean sent) {
    return new DeliveryReceipt("pages", path, sha256, sent, 0);
  }

  @Test
  void a_file_is_sent_if_it_is_new_changed_or_not_known_to_have_arrived() {
    DeliveryPlan plan =
        DeliveryPlan.of(
            "pages",
            List.of(
                file("same.png", "1"),
                file("new.png", "2"),
                file("changed.png", "3"),
                file("begun.png", "4")),
            receipts(
                receipt("same.png", "1", true),
                receipt("changed.png", "0", true),
                receipt("begun.png", "4", false)),
            false);
    assertThat(plan.send())
        .extracting(DeliveryFile::path)
        .containsExactly("begun.png", "changed.png", "new.png");
    assertThat(plan.delete()).isEmpty();
  }

  @Test
  void a_file_that_may_have_arrived_is_deleted_if_it_is_withdrawn() {
    DeliveryPlan plan =
        DeliveryPlan.of("pages", List.of(), receipts(receipt("begun.png", "4", false)), false);
    assertThat(plan.delete()).containsExactly("begun.png");
  }

  @Test
  void a_file_that_is_missing_for_a_moment_is_neither_sent_nor_deleted() {
    DeliveryPlan plan =
        DeliveryPlan.of(
            "pages",
            List.of(file("lost.png", "")),
            receipts(receipt("lost.png", "1", true)),
            false);
    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void the_phases_are_assets_editions_pages_lists_and_feeds() {
    assertThat(DeliveryPhase.ofPost("a/a.png", false)).isEqualTo(DeliveryPhase.ASSETS);
    assertThat(DeliveryPhase.ofPost("a/a.pdf", true)).isEqualTo(DeliveryPhase.EDITIONS);
    assertThat(DeliveryPhase.ofPost("a/index.html", true)).isEqualTo(DeliveryPhase.PAGES);
    assertThat(DeliveryPhase.ofSite("index.html", "index")).isEqualTo(DeliveryPhase.LISTS);
    assertThat(DeliveryPhase.ofSite("sitemap.xml", "sitemap")).isEqualTo(DeliveryPhase.FEEDS);
    assertThat(DeliveryPhase.ofSite("site.css", "static")).isEqualTo(DeliveryPhase.ASSETS);
  }

  @Test
  void more_than_ten_deletions_are_held_if_they_are_more_than_a_tenth() {
    assertThat(deletions(10, 11, false).held()).isZero();
    assertThat(deletions(11, 110, false).held()).isZero();
    DeliveryPlan held = deletions(11, 109, false);
    assertThat(held.held()).isEqualTo(11);
    assertThat(held.delete()).isEmpty();
    assertThat(held.isEmpty()).isFalse();
    assertThat(deletions(11, 109, true).delete()).hasSize(11);
  }

  private static DeliveryPlan deletions(int withdrawn, int all, boolean allowed) {
    Map<String, DeliveryReceipt> receipts = new TreeMap<>();
    IntStream.range(0, all).forEach(i -> receipts.put("f" + i, receipt("f" + i, "1", true)));
    List<DeliveryFile> files =
        IntStream.range(withdrawn, all).mapToObj(i -> file("f" + i, "1")).toList();
    return DeliveryPlan.of("pages", files, receipts, allowed);
  }
}
