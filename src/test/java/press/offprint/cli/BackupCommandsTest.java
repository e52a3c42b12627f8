package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.RunListener;

/** A project is written into one file, and restored from it. */
class BackupCommandsTest extends SmallSite {
  private static final String SOURCE = "content/posts/first.md";

  @TempDir private Path outside;
  private Path file;

  @BeforeEach
  void aSiteOfTwoVersions() throws IOException {
    file = outside.resolve("site.zip");
    write("offprint.yaml", "editions: [html, index, rss]\nrelated: false\n");
    write("templates/web/own.css", "p { margin: 0; }\n");
    offprint("publish");
    write(SOURCE, "---\ntitle: First\ndate: 2026-01-02\n---\n\nHello, world.\n");
    offprint("publish");
  }

  private Result restore(Path into, String... more) {
    String[] all =
        Arrays.copyOf(new String[] {"restore", "-C", into + "", file + ""}, 4 + more.length);
    System.arraycopy(more, 0, all, 4, more.length);
    return commandLine(all);
  }

  private List<Path> besideFile() throws IOException {
    try (Stream<Path> files = Files.list(outside)) {
      return files.toList();
    }
  }

  @Test
  void a_restored_project_has_its_site_its_versions_and_its_holds() throws IOException {
    offprint("rollback", SOURCE + "@1");
    offprint("publish");
    Map<String, String> site = FileTrees.hashes(project.resolve("output"));
    String versions = offprint("show", SOURCE).out();
    assertThat(offprint("backup", file + "").code()).isZero();
    Path copy = outside.resolve("copy");
    assertThat(restore(copy).code()).isZero();
    // Feeds and lists have no version; the run makes them again.
    assertThat(commandLine("verify", "--repair", "-C", copy + "").code()).isEqualTo(3);
    assertThat(commandLine("publish", "-C", copy + "").code()).isZero();
    assertThat(FileTrees.hashes(copy.resolve("output"))).isEqualTo(site);
    assertThat(commandLine("verify", "-C", copy + "").code()).isZero();
    assertThat(commandLine("show", "-C", copy + "", SOURCE).out()).isEqualTo(versions);
    assertThat(FileTrees.hashes(copy.resolve("content")))
        .isEqualTo(FileTrees.hashes(project.resolve("content")));
    assertThat(commandLine("status", "-C", copy + "").out()).contains("VERSION_HELD");
    assertThat(copy.resolve("templates/web/own.css")).exists();
  }

  @Test
  void a_backup_in_a_folder_that_it_holds_is_refused() throws IOException {
    for (String folder : List.of("content", "templates/web", ".offprint", "output")) {
      Result refused = offprint("backup", project.resolve(folder).resolve("site.zip") + "");
      assertThat(refused.code()).as(folder).isEqualTo(2);
      assertThat(refused.err()).contains("which belongs to the project").contains("../site.zip");
      assertThat(project.resolve(folder).resolve("site.zip")).doesNotExist();
    }
  }

  @Test
  void a_store_elsewhere_is_named_and_the_name_at_a_broker_is_left_out() throws IOException {
    write("offprint.yaml", "editions: [html]\nrelated: false\nstore: ../store\n");
    write(".offprint/coordinator", "6f1c2b1e-3f5d-4f0e-9a56-0a4d6f2c7d11");
    assertThat(offprint("backup", file + "").err()).contains("in the store ../store");
    Path copy = outside.resolve("copy");
    assertThat(restore(copy).code()).isZero();
    assertThat(copy.resolve(".offprint/catalog.db")).exists();
    assertThat(copy.resolve(".offprint/coordinator")).doesNotExist();
  }

  @Test
  void a_restored_project_has_the_numbers_of_paragraphs_and_the_secret_addresses()
      throws IOException {
    write("offprint.yaml", "editions: [html]\nrelated: false\nplaces: on\n");
    write(SOURCE, "---\ntitle: First\ndate: 2026-01-02\n---\n\nOne.\n\nTwo.\n");
    offprint("publish");
    // The new paragraph has the number 3 for ever, because the state knows the others.
    write(SOURCE, "---\ntitle: First\ndate: 2026-01-02\n---\n\nOne.\n\nNew.\n\nTwo.\n");
    offprint("publish");
    write("content/posts/plan.md", "---\ntitle: Plan\ndraft: true\n---\n\nText.\n");
    offprint("link", "content/posts/plan.md");
    String links = offprint("links").out();
    assertThat(links).contains("posts/plan.md");
    assertThat(offprint("backup", file + "").code()).isZero();
    Path copy = outside.resolve("copy");
    assertThat(restore(copy).code()).isZero();

    assertThat(commandLine("links", "-C", copy + "").out()).isEqualTo(links);
    assertThat(commandLine("publish", "--force", "-C", copy + "").code()).isZero();
    assertThat(Files.readString(copy.resolve("output/posts/first/index.html")))
        .contains("<p id=\"p1\">One.", "<p id=\"p3\">New.", "<p id=\"p2\">Two.");
    assertThat(commandLine("unlink", "1", "-C", copy + "").code()).isZero();
    assertThat(commandLine("links", "-C", copy + "").out()).isEmpty();
    assertThat(offprint("links").out()).isEqualTo(links);
  }

  @Test
  void a_backup_beside_an_open_publisher_is_whole() throws IOException {
    PublishSettings settings =
        ProjectSettings.of(project, project.resolve("output"), InstantSource.system());
    try (Publisher publisher = Publisher.open(settings, new RunListener() {})) {
      publisher.publish();
      assertThat(offprint("backup", file + "").code()).isZero();
    }
    assertThat(restore(outside.resolve("copy")).code()).isZero();
    assertThat(commandLine("history", "-C", outside.resolve("copy") + "").out()).contains("run 2");
  }

  @Test
  void a_file_or_folder_is_never_replaced_unasked() throws IOException {
    Files.writeString(file, "mine");
    assertThat(offprint("backup", file + "").code()).isEqualTo(2);
    assertThat(file).hasContent("mine");
    assertThat(offprint("backup", "--overwrite", file + "").code()).isZero();
    Path taken = outside.resolve("taken");
    Files.createDirectories(taken);
    Files.writeString(taken.resolve("note.txt"), "mine");
    Result refused = restore(taken);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("has files", "--replace");
    assertThat(taken.resolve("note.txt")).hasContent("mine");

    assertThat(restore(taken, "--replace").code()).isZero();

    assertThat(taken.resolve("offprint.yaml")).exists();
    Path former =
        besideFile().stream()
            .filter(path -> path.getFileName().toString().startsWith("taken.before-"))
            .findFirst()
            .orElseThrow();
    assertThat(former.resolve("note.txt")).hasContent("mine");
  }

  @Test
  void a_backup_that_is_cut_or_changed_anywhere_changes_nothing() throws IOException {
    offprint("backup", file + "");
    byte[] whole = Files.readAllBytes(file);
    Path copy = outside.resolve("copy");
    for (int i = 0; i < 24; i++) {
      int at = (int) ((long) whole.length * i / 24);
      byte[] damaged = i % 2 == 0 ? Arrays.copyOf(whole, at) : whole.clone();
      if (i % 2 == 1) {
        damaged[at] ^= 0x55;
      }
      Files.write(file, damaged);
      Result result = restore(copy);
      // A byte between two entries may be read by nobody; then all files are whole.
      if (result.code() == 0) {
        assertThat(i % 2).isEqualTo(1);
        assertThat(FileTrees.hashes(copy.resolve("content")))
            .isEqualTo(FileTrees.hashes(project.resolve("content")));
        Files.move(copy, outside.resolve("whole-" + i));
      } else {
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("cannot be");
        assertThat(copy).doesNotExist();
      }
    }
    assertThat(besideFile())
        .noneMatch(path -> path.getFileName().toString().startsWith(".offprint-"));
  }

  @Test
  void a_name_that_leads_out_of_the_folder_is_refused() throws IOException {
    String list =
        "{\"format\":1,\"files\":[{\"path\":\"../evil.txt\",\"bytes\":4,\"sha256\":\""
            + press.offprint.model.bytes.Bytes.sha256("evil")
            + "\"}]}";
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry :
          Map.of("../evil.txt", "evil", "offprint-backup.json", list).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    Result result = restore(outside.resolve("in/copy"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("forbidden name");
    assertThat(outside.resolve("in/evil.txt")).doesNotExist();
    assertThat(outside.resolve("evil.txt")).doesNotExist();
  }
}
