package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import press.offprint.model.bytes.Bytes;

/** Bytes that lie in a file of the spool. Not a record: it lives as long as somebody has it. */
final class SpooledBytes implements Bytes.External {
  private final Path file;
  private final int length;
  private final String sha256;

  SpooledBytes(Path file, int length, String sha256) {
    this.file = file;
    this.length = length;
    this.sha256 = sha256;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  /**
   * Gives the file a second name.
   *
   * @return false where this file system has one name for each file
   */
  boolean isLinkedAs(Path name) {
    try {
      Files.createLink(name, file);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
