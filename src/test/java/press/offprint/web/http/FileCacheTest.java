package press.offprint.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.web.catalog.ServedFile;

/** A file may be withdrawn at any moment. Then it is not found, and this is not a fault. */
class FileCacheTest {
  private static final ServedFile PAGE =
      new ServedFile("post.html", "text/html", "Post.html", false);

  @TempDir private Path output;
  private Path file;
  private FileCache store;

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(output.resolve(PAGE.path()), "A post.");
    store = new FileCache(output);
  }

  @Test
  void a_withdrawn_file_is_not_opened() throws Exception {
    CachedFile read = store.read(PAGE).orElseThrow();
    Files.delete(file);
    assertThat(FileCache.open(read)).isEmpty();
    assertThat(store.read(PAGE)).isEmpty();
    ByteRanges ranges = ByteRanges.of("bytes=0-1,4-5", read.size()).orElseThrow();
    assertThat(Multipart.of(PAGE.mediaType(), read, ranges, "part")).isEmpty();
  }

  @Test
  void a_new_version_is_not_confused_with_the_version_in_the_cache() throws Exception {
    CachedFile read = store.read(PAGE).orElseThrow();
    Path next = Files.writeString(output.resolve("next"), "The post, mended.");
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(FileCache.open(read)).isEmpty();
    assertThat(store.read(PAGE).orElseThrow().etag()).isNotEqualTo(read.etag());
  }

  @Test
  void a_reader_gets_a_complete_file_or_none_while_it_is_stored_and_removed() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              try {
                while (!over.get()) {
                  Path made = Files.writeString(output.resolve("made"), "A post.");
                  Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
                  Files.delete(file);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    writer.start();
    try {
      for (int i = 0; i < 20_000; i++) {
        Optional<CachedFile> read = store.read(PAGE);
        read.ifPresent(found -> assertThat(found.content().orElseThrow()).hasToString("A post."));
      }
    } finally {
      over.set(true);
      writer.join();
    }
  }
}
