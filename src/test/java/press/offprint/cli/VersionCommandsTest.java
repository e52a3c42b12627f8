package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.FileTrees;

/** The versions of posts: kept, shown, put back, checked and removed. */
class VersionCommandsTest extends SmallSite {
  private static final String PAGE = "output/posts/first/index.html";
  private static final String SOURCE = "content/posts/first.md";

  @BeforeEach
  void pagesOnly() throws IOException {
    write("offprint.yaml", "editions: [html, index, rss]\nrelated: false\n");
  }

  private void edit(String text) throws IOException {
    write(SOURCE, "---\ntitle: First\ndate: 2026-01-02\n---\n\n" + text + "\n");
    assertThat(offprint("publish").code()).isZero();
  }

  private List<JsonNode> versions() throws IOException {
    return List.copyOf(
        offprint("show", "--json", SOURCE).json().get(0).get("versions").findParents("number"));
  }

  private String page() throws IOException {
    return Files.readString(project.resolve(PAGE));
  }

  private List<Path> stored() throws IOException {
    Path store = project.resolve(".offprint/store");
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void each_change_of_a_page_is_a_version_with_its_hash_run_and_inputs() throws IOException {
    edit("One.");
    edit("Two.");
    offprint("publish", "--force");
    List<JsonNode> versions = versions();
    assertThat(versions).extracting(version -> version.get("number").asInt()).containsExactly(1, 2);
    assertThat(versions).extracting(version -> version.get("run").asInt()).containsExactly(1, 2);
    JsonNode page = versions.get(1).get("renditions").get(0);
    assertThat(page.get("sha256").asText()).isEqualTo(Bytes.utf8(page()).sha256());
    assertThat(page.get("inputHash").asText()).hasSize(64);
    assertThat(offprint("show", SOURCE).out()).contains("version    1 ", "version    2 ");
  }

  @Test
  void a_published_file_that_is_changed_by_hand_does_not_change_the_stored_one()
      throws IOException {
    edit("One.");
    Map<String, String> before = FileTrees.hashes(project.resolve(".offprint/store"));
    Files.writeString(project.resolve(PAGE), "Changed in place.");
    assertThat(FileTrees.hashes(project.resolve(".offprint/store"))).isEqualTo(before);
  }

  @Test
  void a_rollback_shows_the_very_bytes_of_then_until_it_is_released() throws IOException {
    write("content/posts/first/dot.txt", "");
    edit("One.");
    Map<String, String> one = FileTrees.hashes(project.resolve("output/posts/first"));
    edit("Two.");
    String two = page();

    assertThat(offprint("rollback", SOURCE + "@1").code()).isZero();

    assertThat(FileTrees.hashes(project.resolve("output/posts/first"))).isEqualTo(one);
    edit("Three.");
    offprint("publish", "--force");
    assertThat(FileTrees.hashes(project.resolve("output/posts/first"))).isEqualTo(one);
    Result status = offprint("status");
    assertThat(status.out()).contains("VERSION_HELD", "shows its version 1", "offprint release");
    assertThat(offprint("show", "--json", SOURCE).json().get(0).get("heldVersion").asInt())
        .isEqualTo(1);
    assertThat(offprint("publish").err()).contains("1 VERSION_HELD");

    assertThat(offprint("release", SOURCE).code()).isZero();
    offprint("publish");
    assertThat(page()).contains("Three.").isNotEqualTo(two);
    assertThat(offprint("status").out()).doesNotContain("VERSION_HELD");
    assertThat(versions())
        .extracting(version -> version.get("number").asInt())
        .containsExactly(1, 2, 3);
  }

  @Test
  void a_release_without_another_edit_publishes_the_present_text() throws IOException {
    edit("One.");
    edit("Two.");
    String two = page();
    offprint("rollback", PAGE + "@1");
    assertThat(page()).contains("One.");
    offprint("release", SOURCE);
    offprint("publish");
    assertThat(page()).isEqualTo(two);
  }

  @Test
  void a_held_post_that_becomes_a_draft_is_withdrawn_and_no_longer_held() throws IOException {
    edit("One.");
    edit("Two.");
    offprint("rollback", SOURCE + "@1");
    write(SOURCE, "---\ntitle: First\ndate: 2026-01-02\ndraft: true\n---\n\nTwo.\n");
    offprint("publish");
    assertThat(project.resolve(PAGE)).doesNotExist();
    edit("Three.");
    assertThat(page()).contains("Three.");
  }

  @Test
  void a_rollback_that_cannot_be_done_changes_nothing_and_names_the_remedy() throws IOException {
    edit("One.");
    edit("Two.");
    Map<String, String> before = FileTrees.hashes(project.resolve("output"));
    assertThat(offprint("rollback", SOURCE + "@7").err()).contains("There is no version 7", "1, 2");
    assertThat(offprint("rollback", SOURCE).err()).contains("names no version", SOURCE + "@3");
    assertThat(offprint("release", SOURCE).err()).contains("nothing to release");
    for (Path file : stored()) {
      Files.writeString(file, "damaged");
    }
    Result damaged = offprint("rollback", SOURCE + "@1");
    assertThat(damaged.code()).isEqualTo(2);
    assertThat(damaged.err()).contains("damaged", "offprint verify");
    assertThat(FileTrees.hashes(project.resolve("output"))).isEqualTo(before);
  }

  @Test
  void gc_keeps_the_last_versions_and_those_of_the_last_days() throws IOException {
    for (int n = 1; n <= 4; n++) {
      edit("Text " + n + ".");
    }
    assertThat(offprint("gc").out()).contains("0 versions and 0 stored files");
    write("offprint.yaml", "editions: [html]\nrelated: false\nversions: {keep: 2, days: 0}\n");
    offprint("rollback", SOURCE + "@1");
    Result preview = offprint("gc", "--dry-run");
    assertThat(preview.out()).contains("posts/first.md@2", "1 versions and 3 stored files");
    assertThat(stored()).hasSize(15);
    offprint("gc");
    assertThat(stored()).hasSize(12);
    assertThat(versions())
        .extracting(version -> version.get("number").asInt())
        .containsExactly(1, 3, 4);
    assertThat(offprint("verify").code()).isZero();
  }

  @Test
  void a_site_that_keeps_no_versions_has_no_store() throws IOException {
    write("offprint.yaml", "editions: [html]\nversions: {keep: 0}\n");
    edit("One.");
    assertThat(project.resolve(".offprint/store")).doesNotExist();
  }

  @Test
  void verify_finds_and_repairs_damaged_published_and_stored_files() throws IOException {
    edit("One.");
    edit("Two.");
    assertThat(offprint("verify").out()).contains("all are whole");
    String page = page();
    String changed = page.replace("Two.", "Zwo!");
    FileTime time = Files.getLastModifiedTime(project.resolve(PAGE));
    Files.writeString(project.resolve(PAGE), changed);
    Files.setLastModifiedTime(project.resolve(PAGE), time);
    Files.writeString(project.resolve("output/feed.xml"), "short");
    for (Path file : stored()) {
      if (Files.readString(file).contains("Hello again.")) {
        Files.writeString(file, "damaged");
      }
    }
    Result found = offprint("verify", "--json");
    assertThat(found.code()).isEqualTo(3);
    assertThat(found.json())
        .extracting(line -> line.path("file").asText())
        .contains("published", "stored");
    Result repaired = offprint("verify", "--repair");
    assertThat(repaired.out()).contains("4 damaged, 3 repaired", "offprint publish");
    assertThat(page()).isEqualTo(page);
    offprint("publish");
    assertThat(offprint("verify").code()).isZero();
    assertThat(project.resolve("output/feed.xml")).content().endsWith("</rss>\n");
  }

  @Test
  void a_store_that_cannot_be_written_stops_versions_and_not_publishing() throws IOException {
    Files.createDirectories(project.resolve(".offprint"));
    Files.writeString(project.resolve(".offprint/store"), "no folder");
    edit("One.");
    assertThat(page()).contains("One.");
    write(SOURCE, "---\ntitle: First\n---\n\nTwo.\n");
    Result result = offprint("publish");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("versions of this run are not kept", "Publishing continues");
    assertThat(page()).contains("Two.");
  }

  @Test
  void a_withdrawn_post_is_restored_with_its_last_published_text() throws IOException {
    Path file = project.resolve("content/posts/first.md");
    offprint("publish", "--to", "html");
    String text = Files.readString(file);
    write("content/posts/first.md", text + "More.\n");
    offprint("publish", "--to", "html");
    Map<String, String> site = FileTrees.hashes(project.resolve("output"));
    assertThat(offprint("restore", file.toString()).code()).isEqualTo(2);
    Files.delete(file);
    offprint("publish", "--to", "html");
    assertThat(project.resolve("output/posts/first/index.html")).doesNotExist();

    assertThat(offprint("restore", file.toString()).err()).contains("posts/first.md is restored");
    assertThat(Files.readString(file)).isEqualTo(text + "More.\n");
    offprint("publish", "--to", "html");
    assertThat(FileTrees.hashes(project.resolve("output"))).isEqualTo(site);

    Files.delete(file);
    offprint("gc");
    assertThat(offprint("restore", file + "@1").code()).isZero();
    assertThat(Files.readString(file)).isEqualTo(text);
    assertThat(offprint("restore", file.resolveSibling("never.md").toString()).err())
        .contains("No version of posts/never.md is kept");
    assertThat(offprint("restore", "../other.md").code()).isEqualTo(2);
  }

  @Test
  void a_rollback_to_a_run_shows_the_state_of_all_posts_after_it() throws IOException {
    offprint("publish", "--to", "html");
    Map<String, String> first = FileTrees.hashes(project.resolve("output"));
    write(SOURCE, "---\ntitle: First\n---\n\nSecond text.\n");
    offprint("publish", "--to", "html");
    write("content/posts/second.md", "---\ntitle: Second\n---\n\nSecond text, too.\n");
    write("content/posts/third.md", "---\ntitle: Third\n---\n\nNew.\n");
    offprint("publish", "--to", "html");

    Result back = offprint("rollback", "--run", "1");
    assertThat(back.err())
        .contains("2 posts show their versions of run 1", "posts/third.md has no version of that");
    offprint("publish", "--to", "html");
    assertThat(FileTrees.hashes(project.resolve("output"))).containsAllEntriesOf(first);
    assertThat(offprint("rollback", "--run", "2").err()).contains("1 posts show");
    assertThat(Files.readString(project.resolve(PAGE))).contains("Second text.");
    assertThat(offprint("rollback").code()).isEqualTo(2);
    assertThat(offprint("rollback", "--run", "99").code()).isZero();
  }
}
