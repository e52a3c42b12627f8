package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.FileTrees;

/**
 * While one thread publishes again and again, another one exchanges a folder for a link out of the
 * site and back. Nothing outside is published, and nothing outside is written.
 */
class SwappedFoldersTest {
  private static final boolean LONG = Boolean.getBoolean("offprint.long");
  private static final int RUNS = LONG ? 200 : 5;
  private static final int FILES = 40;
  private static final String SECRET = "SECRET-OF-ANOTHER-USER";

  @TempDir private Path temp;
  private Path project;
  private Path outside;
  private Blog blog;

  /** Held while the test itself uses the folders, so that it does not write behind the link. */
  private final ReentrantLock folders = new ReentrantLock();

  private final AtomicInteger swaps = new AtomicInteger();

  @BeforeEach
  void begin() throws IOException {
    project = Files.createDirectory(temp.resolve("project"));
    outside = Files.createDirectory(temp.resolve("outside"));
    blog = new Blog(project, "html", "lists", "index");
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < FILES; i++) {
      blog.with("content/posts/p" + i + "/index.md", "---", "title: P" + i, "---", "Mine.");
      blog.with("content/files/f" + i + ".txt", "Mine.");
      blog.with("static/deep/s" + i + ".txt", "Mine.");
      links.append("[f](/files/f").append(i).append(".txt)\n");
      Path secret = Files.createDirectories(outside.resolve("p" + i));
      Files.writeString(secret.resolve("index.md"), "---\ntitle: P\n---\n" + SECRET + "\n");
      Files.writeString(outside.resolve("f" + i + ".txt"), SECRET);
      Files.writeString(outside.resolve("s" + i + ".txt"), SECRET);
    }
    blog.with("content/links.md", "---", "title: Links", "---", links.toString());
  }

  @Test
  void posts_of_a_folder_that_becomes_a_link_are_never_read_from_outside() throws Exception {
    swapWhilePublishing("content/posts");
  }

  @Test
  void resources_of_a_folder_that_becomes_a_link_are_never_read_from_outside() throws Exception {
    swapWhilePublishing("content/files");
  }

  @Test
  void static_files_of_a_folder_that_becomes_a_link_are_never_read_from_outside() throws Exception {
    swapWhilePublishing("static/deep");
  }

  @Test
  void nothing_is_written_or_deleted_outside_if_a_folder_of_the_output_becomes_a_link()
      throws Exception {
    blog.publish();
    swapWhilePublishing("output/posts");
  }

  private void swapWhilePublishing(String folder) throws Exception {
    Map<String, String> before = FileTrees.hashes(outside);
    Path swapped = project.resolve(folder);
    Thread attacker = new Thread(() -> swap(swapped), "attacker");
    attacker.start();
    try {
      for (int run = 0; run < RUNS; run++) {
        rewriteAll(run);
        publish();
        folders.lock();
        try {
          assertThat(leaks()).as("files of the output with the text of another user").isEmpty();
          assertThat(FileTrees.hashes(outside)).isEqualTo(before);
        } finally {
          folders.unlock();
        }
      }
    } finally {
      attacker.interrupt();
      attacker.join();
    }
    assertThat(swaps.get()).as("exchanges while publishing").isGreaterThan(RUNS);
  }

  private void publish() {
    try {
      blog.publish();
    } catch (OffprintException e) {
      // A run may refuse to work on a folder that lost its posts.
    }
  }

  // Each run has to read and to write, so every file has other text than before.
  private void rewriteAll(int run) {
    folders.lock();
    try {
      for (int i = 0; i < FILES; i++) {
        String text = "Mine " + run + ".";
        blog.with("content/posts/p" + i + "/index.md", "---", "title: P" + i, "---", text);
        blog.with("content/files/f" + i + ".txt", text);
        blog.with("static/deep/s" + i + ".txt", text);
      }
    } finally {
      folders.unlock();
    }
  }

  private void swap(Path folder) {
    try {
      for (int n = 0; !Thread.currentThread().isInterrupted(); n++) {
        folders.lock();
        try {
          swap(folder, folder.resolveSibling(".away" + n), folder.resolveSibling(".link" + n));
        } finally {
          folders.unlock();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void swap(Path folder, Path away, Path link) throws IOException {
    try {
      Files.createSymbolicLink(link, outside);
      Files.move(folder, away);
      Files.move(link, folder, StandardCopyOption.ATOMIC_MOVE);
      swaps.incrementAndGet();
      Thread.onSpinWait();
      Files.delete(folder);
      Files.move(away, folder);
    } catch (NoSuchFileException | DirectoryNotEmptyException | FileAlreadyExistsException e) {
      // The publisher deleted or created the folder meanwhile.
      Files.deleteIfExists(link);
      Files.createDirectories(folder);
    } catch (FileSystemException e) {
      // The publisher created the folder before the link was moved.
      Files.deleteIfExists(link);
    }
  }

  private List<Path> leaks() throws IOException {
    List<Path> found = new ArrayList<>();
    Path output = project.resolve("output");
    if (Files.exists(output)) {
      try (Stream<Path> files = Files.walk(output)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET)) {
            found.add(file);
          }
        }
      }
    }
    return found;
  }
}
