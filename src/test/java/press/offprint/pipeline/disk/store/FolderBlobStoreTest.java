package press.offprint.pipeline.disk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.output.DiskOperations;

/** Bytes in the folder of versions have their hash as a name, and damage is found and repaired. */
class FolderBlobStoreTest {
  private static final Bytes PAGE = Bytes.utf8("<p>A page.</p>");

  @TempDir Path state;

  private FolderBlobStore store() {
    return new FolderBlobStore(state, new DiskOperations());
  }

  private Path file() {
    String hash = PAGE.sha256();
    return state.resolve("store").resolve(hash.substring(0, 2)).resolve(hash.substring(2));
  }

  @Test
  void stored_bytes_are_found_by_their_hash() {
    store().put(PAGE);
    assertThat(store().find(PAGE.sha256())).contains(PAGE);
    assertThat(store().list()).containsExactly(new BlobStore.Blob(PAGE.sha256(), PAGE.length()));
  }

  @Test
  void bytes_that_are_stored_already_are_not_written_again() throws IOException {
    store().put(PAGE);
    Object written = Files.readAttributes(file(), "unix:ino").get("ino");
    store().put(PAGE);
    assertThat(Files.readAttributes(file(), "unix:ino").get("ino")).isEqualTo(written);
  }

  @Test
  void a_damaged_file_of_equal_length_is_not_found_and_the_next_put_replaces_it()
      throws IOException {
    store().put(PAGE);
    Files.write(file(), new byte[PAGE.length()]);
    assertThat(store().find(PAGE.sha256())).isEmpty();
    store().put(PAGE);
    assertThat(store().find(PAGE.sha256())).contains(PAGE);
  }

  @Test
  void bytes_that_were_found_in_a_store_are_not_compared_again_by_its_put() throws IOException {
    store().put(PAGE);
    Bytes found = store().find(PAGE.sha256()).orElseThrow();
    Object written = Files.readAttributes(file(), "unix:ino").get("ino");
    // A comparison would see the damage, and write a copy.
    Files.write(file(), new byte[PAGE.length()]);
    store().put(found);
    assertThat(Files.readAttributes(file(), "unix:ino").get("ino")).isEqualTo(written);
    assertThat(store().find(PAGE.sha256())).isEmpty();
  }

  @Test
  void bytes_that_were_found_in_another_store_are_copied() {
    FolderBlobStore other = FolderBlobStore.shared(state.resolve("other"), new DiskOperations());
    other.put(PAGE);
    store().put(other.find(PAGE.sha256()).orElseThrow());
    assertThat(file()).hasBinaryContent(PAGE.toArray());
  }
}
