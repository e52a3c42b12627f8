package press.offprint.pipeline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.PostReadResult;
import press.offprint.pipeline.disk.source.SourceFile;

/** A folder that becomes a link between a check and an operation leads nowhere. */
class FolderRaceTest {
  private static final int TRIES = Boolean.getBoolean("offprint.long") ? 200_000 : 4_000;

  @TempDir private Path temp;
  private Path root;
  private Path folder;
  private Path outside;
  private final AtomicInteger swaps = new AtomicInteger();

  @BeforeEach
  void create() throws IOException {
    root = Files.createDirectory(temp.resolve("root")).toRealPath();
    folder = Files.createDirectory(root.resolve("a"));
    outside = Files.createDirectory(temp.resolve("outside")).toRealPath();
    Files.writeString(folder.resolve("f.md"), "---\ntitle: Mine\n---\ninside\n");
    Files.writeString(outside.resolve("f.md"), "---\ntitle: Mine\n---\nSECRET\n");
  }

  private void becomeLink() throws IOException {
    Files.move(folder, root.resolve("away"));
    Files.createSymbolicLink(folder, outside);
  }

  @Test
  void a_file_whose_folder_became_a_link_is_not_read() throws IOException {
    Path real = folder.resolve("f.md").toRealPath();
    becomeLink();
    assertThatThrownBy(() -> new RootDirectory(root).read(real))
        .isInstanceOf(PathRefusedException.class);
  }

  @Test
  void an_open_folder_stays_the_same_if_its_path_becomes_a_link() throws IOException {
    try (OpenFolder open = new RootDirectory(root).openReal(folder)) {
      becomeLink();
      try (FileChannel file = open.create(Path.of("new"))) {
        file.force(true);
      }
      open.move(Path.of("new"), open.entry(Path.of("moved")));
      open.deleteFile(Path.of("f.md"));
      open.force();
      assertThat(open.list()).extracting(p -> p.getFileName().toString()).containsExactly("moved");
    }
    assertThat(FileTrees.hashes(outside)).containsOnlyKeys("f.md");
    assertThat(root.resolve("away/moved")).exists();
  }

  @Test
  void a_folder_without_handles_refuses_every_operation_after_its_path_became_a_link()
      throws IOException {
    OpenFolder open = new CheckedFolder(folder);
    Path name = Path.of("f.md");
    assertThat(open.read(name)).hasContent("---\ntitle: Mine\n---\ninside\n");
    becomeLink();
    assertThatThrownBy(() -> open.read(name)).isInstanceOf(PathRefusedException.class);
    assertThatThrownBy(() -> open.create(Path.of("n"))).isInstanceOf(PathRefusedException.class);
    assertThatThrownBy(() -> open.deleteFile(name)).isInstanceOf(PathRefusedException.class);
    assertThatThrownBy(() -> open.move(name, open.entry(Path.of("n"))))
        .isInstanceOf(PathRefusedException.class);
    assertThat(FileTrees.hashes(outside)).containsOnlyKeys("f.md");
  }

  @Test
  void a_post_is_never_read_from_outside_while_folder_and_link_are_exchanged() throws Exception {
    ContentFolder content = new ContentFolder(root, temp.resolve("output"));
    SourceFile source = content.scan().get(0);
    List<String> read = new ArrayList<>();
    whileSwapping(
        TRIES / 8,
        () -> {
          if (content.read(source, 1000) instanceof PostReadResult.Got got) {
            read.add(got.post().content().text());
          }
        });
    assertThat(read).allMatch(text -> text.contains("inside"));
  }

  @Test
  void a_resource_is_never_read_from_outside_while_folder_and_link_are_exchanged()
      throws Exception {
    SiteFileLookup files = new SiteFileLookup(root, List.of());
    List<String> read = new ArrayList<>();
    whileSwapping(
        TRIES,
        () -> {
          if (files.read("a/f.md", 1000) instanceof ResourceSource.Found found) {
            read.add(found.content().text());
          }
        });
    assertThat(read).isNotEmpty().allMatch(text -> text.contains("inside"));
    assertThat(files.stamp("a/f.md")).isNotEqualTo(FileStamp.MISSING);
  }

  @Test
  void nothing_is_written_or_deleted_outside_while_folder_and_link_are_exchanged()
      throws Exception {
    Path state = Files.createDirectory(temp.resolve("state"));
    AtomicInteger stored = new AtomicInteger();
    try (OutputFolder output = OutputFolder.open(root, state)) {
      whileSwapping(
          TRIES / 8,
          () -> {
            int n = stored.get();
            try {
              output.store("a/b" + n % 5 + "/f.md", Bytes.utf8("inside " + n));
              output.store("a/g.md", Bytes.utf8("inside " + n));
              output.remove("a/g.md");
              output.remove("a/f.md");
              stored.incrementAndGet();
            } catch (StoreException e) {
              // The folder was a link.
            }
            assertThat(FileTrees.hashes(outside)).containsOnlyKeys("f.md");
            assertThat(outside.toFile().list()).containsExactly("f.md");
          });
    }
    assertThat(stored.get()).isPositive();
  }

  private void whileSwapping(int tries, Runnable attempt) throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread attacker = new Thread(() -> swapUntil(done), "attacker");
    attacker.start();
    try {
      for (int i = 0; i < tries; i++) {
        attempt.run();
      }
    } finally {
      done.set(true);
      attacker.join();
    }
    assertThat(swaps.get()).as("exchanges").isPositive();
  }

  private void swapUntil(AtomicBoolean done) {
    for (int n = 0; !done.get(); n++) {
      Path away = root.resolve(".away" + n);
      Path link = root.resolve(".link" + n);
      try {
        Files.createSymbolicLink(link, outside);
        Files.move(folder, away);
        Files.move(link, folder, StandardCopyOption.ATOMIC_MOVE);
        swaps.incrementAndGet();
        Files.delete(folder);
        Files.move(away, folder);
      } catch (IOException e) {
        repair(link);
      }
    }
  }

  // The publisher created or deleted the folder in between.
  private void repair(Path link) {
    try {
      Files.deleteIfExists(link);
      if (Files.isSymbolicLink(folder)) {
        Files.delete(folder);
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
