package press.offprint.pipeline.disk.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.disk.StoreException;

class DiskOutputBufferTest {
  private static final int SMALL = 1000;

  @TempDir private Path root;
  @TempDir private Path state;
  private OutputFolder output;
  private DiskOutputBuffer buffer;
  private Path folder;

  @BeforeEach
  void open() {
    output = OutputFolder.open(root, state);
    buffer = new DiskOutputBuffer(state, SMALL);
    folder = state.resolve("spool");
  }

  private static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(size).nextBytes(noise);
    return noise;
  }

  private Bytes spooled(byte[] data) throws IOException {
    try (OutputBuffer.BytesOutputStream stream = buffer.begin()) {
      for (int from = 0; from < data.length; from += 300) {
        stream.write(data, from, Math.min(300, data.length - from));
      }
      return stream.take();
    }
  }

  @Test
  void small_output_stays_in_memory() throws IOException {
    Bytes bytes = spooled(noise(SMALL));
    assertThat(folder).doesNotExist();
    assertThat(bytes).isEqualTo(Bytes.owning(noise(SMALL)));
  }

  @Test
  void large_output_is_in_a_file_and_equals_the_same_bytes_in_memory() throws IOException {
    for (int size : new int[] {SMALL + 1, 65_536, 200_000}) {
      Bytes bytes = spooled(noise(size));
      Bytes same = Bytes.owning(noise(size));
      assertThat(bytes.external()).isPresent();
      assertThat(bytes.length()).isEqualTo(size);
      assertThat(bytes.sha256()).isEqualTo(same.sha256());
      assertThat(bytes).isEqualTo(same).hasSameHashCodeAs(same);
      assertThat(same).isEqualTo(bytes);
      assertThat(bytes.toArray()).isEqualTo(noise(size));
      assertThat(bytes.at(size - 1)).isEqualTo(same.at(size - 1));
      assertThat(bytes.isAllOf(same.open())).isTrue();
      byte[] longer = Arrays.copyOf(noise(size), size + 1);
      assertThat(bytes.isAllOf(Bytes.owning(longer).open())).isFalse();
      assertThat(Bytes.owning(longer).isAllOf(bytes.open())).isFalse();
    }
  }

  @Test
  void stored_bytes_stay_readable_for_a_retry() throws IOException {
    Bytes bytes = spooled(noise(50_000));
    assertThat(output.store("a/book.epub", bytes)).isTrue();
    assertThat(root.resolve("a/book.epub")).hasBinaryContent(noise(50_000));
    assertThat(output.store("b/book.epub", bytes)).isTrue();
    assertThat(output.store("b/book.epub", bytes)).as("the same again").isFalse();
    buffer.close();
    assertThat(folder).isEmptyDirectory();
    assertThat(root.resolve("b/book.epub")).hasBinaryContent(noise(50_000));
  }

  @Test
  void a_replaced_file_leaves_other_links_to_it_intact() throws IOException {
    Bytes bytes = spooled(noise(50_000));
    output.store("a/book.epub", bytes);
    output.store("b/book.epub", bytes);
    output.store("a/book.epub", Bytes.utf8("new"));
    assertThat(root.resolve("b/book.epub")).hasBinaryContent(noise(50_000));
  }

  @Test
  void bytes_are_copied_to_another_file_system() throws IOException {
    Bytes bytes = spooled(noise(50_000));
    Path shared = Path.of("/dev/shm");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.isWritable(shared) && !Files.getFileStore(shared).equals(Files.getFileStore(root)),
        "this needs a second file system");
    Path elsewhere = Files.createTempDirectory(shared, "offprint");
    try {
      OutputFolder.open(elsewhere, state).store("book.epub", bytes);
      assertThat(elsewhere.resolve("book.epub")).hasBinaryContent(noise(50_000));
    } finally {
      Files.deleteIfExists(elsewhere.resolve("book.epub"));
      Files.deleteIfExists(elsewhere);
    }
  }

  @Test
  void output_that_is_not_taken_is_deleted() throws IOException {
    try (OutputBuffer.BytesOutputStream stream = buffer.begin()) {
      stream.write(noise(5_000));
      assertThat(FileTrees.hashes(folder)).hasSize(1);
    }
    assertThat(FileTrees.hashes(folder)).isEmpty();
  }

  @Test
  void a_closed_buffer_leaves_the_files_of_others_that_share_its_folder() throws IOException {
    Bytes kept = spooled(noise(50_000));
    try (DiskOutputBuffer other = new DiskOutputBuffer(state, SMALL);
        OutputBuffer.BytesOutputStream stream = other.begin()) {
      stream.write(noise(5_000));
    }
    assertThat(kept.toArray()).isEqualTo(noise(50_000));
  }

  @Test
  void a_buffer_file_of_a_killed_process_is_deleted() throws IOException {
    OutputBuffer.BytesOutputStream abandoned = buffer.begin();
    abandoned.write(noise(5_000));
    assertThat(output.sweep()).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
    abandoned.close();
  }

  @Test
  void a_failed_write_is_a_store_exception() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "in the way");
    assertThatThrownBy(() -> spooled(noise(5_000)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder.toString());
    Files.move(folder, root.resolve("aside"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(spooled(noise(5_000)).toArray()).isEqualTo(noise(5_000));
  }
}
