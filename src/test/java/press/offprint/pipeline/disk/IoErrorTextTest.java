package press.offprint.pipeline.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoErrorTextTest {

  @Test
  void known_errors_name_the_next_step() {
    assertThat(IoErrorText.of(new AccessDeniedException("x"))).contains("change the owner");
    assertThat(IoErrorText.of(new NoSuchFileException("x"))).isEqualTo("it does not exist");
    assertThat(IoErrorText.of(new FileSystemException("x", null, "No space left on device")))
        .contains("make room");
    assertThat(IoErrorText.of(new DirectoryNotEmptyException("x"))).contains("move the folder");
    assertThat(IoErrorText.of(new IOException("Is a directory"))).contains("move the folder");
    assertThat(IoErrorText.of(new IOException("Disk quota exceeded"))).contains("make room");
  }

  @Test
  void other_errors_keep_the_words_of_the_system() {
    assertThat(IoErrorText.of(new IOException("Stale file handle"))).isEqualTo("Stale file handle");
    assertThat(IoErrorText.of(new FileSystemException("x"))).isEqualTo("x");
  }
}
