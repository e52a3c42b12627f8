package press.offprint.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FolderEntry;
import press.offprint.pipeline.disk.OpenFolder;
import press.offprint.pipeline.disk.output.DiskOperations;

/**
 * A disk on which one step fails, or every step from a given one on. A failed write leaves an
 * incomplete file.
 */
class FailingDisk extends DiskOperations {
  /** The result of the steps after the first failure. */
  enum Then {
    SUCCEED,
    /** Later steps fail too, so that the disk stays as a killed process leaves it. */
    FAIL
  }

  private final AtomicInteger steps = new AtomicInteger();
  private final int failing;
  private final Then then;
  private final boolean onlyChanges;

  FailingDisk(int failing, Then then) {
    this(failing, then, false);
  }

  /**
   * Creates a disk.
   *
   * @param onlyChanges true if only steps that change files count: a process that ends at an fsync
   *     leaves the files of the step behind it
   */
  FailingDisk(int failing, Then then, boolean onlyChanges) {
    this.failing = failing;
    this.then = then;
    this.onlyChanges = onlyChanges;
  }

  /**
   * Returns the disk of a process that ends at step {@code n} of those that change files, or of all
   * with {@code -Doffprint.long=true}.
   */
  static FailingDisk endingAt(int n) {
    return new FailingDisk(n, Then.FAIL, !Boolean.getBoolean("offprint.long"));
  }

  /** Returns a disk that only counts its steps. */
  static FailingDisk withoutFailure() {
    return new FailingDisk(Integer.MAX_VALUE, Then.SUCCEED);
  }

  /** Returns the number of steps so far. */
  int steps() {
    return steps.get();
  }

  private boolean fails() {
    int step = steps.incrementAndGet();
    return step == failing || (step > failing && then == Then.FAIL);
  }

  /** Called after a step failed. */
  protected void failed() {}

  private void step(String file) throws IOException {
    if (fails()) {
      failed();
      throw full(file);
    }
  }

  private void forceStep(String file) throws IOException {
    if (!onlyChanges) {
      step(file);
    } else if (steps.get() >= failing) {
      failed();
      throw full(file);
    }
  }

  private static IOException full(String file) {
    return new FileSystemException(file, null, "No space left on device");
  }

  @Override
  public void write(FolderEntry file, Bytes content, boolean staged) throws IOException {
    if (fails()) {
      byte[] all = content.toArray();
      super.write(file, Bytes.owning(Arrays.copyOf(all, all.length / 2)), staged);
      failed();
      throw full(file.path().toString());
    }
    super.write(file, content, staged);
  }

  @Override
  public void force(FolderEntry file, FileChannel channel) throws IOException {
    forceStep(file.path().toString());
    super.force(file, channel);
  }

  @Override
  public void forceFolder(OpenFolder folder) throws IOException {
    forceStep(folder.path().toString());
    super.forceFolder(folder);
  }

  @Override
  public void move(FolderEntry file, FolderEntry target) throws IOException {
    step(file.path().toString());
    super.move(file, target);
  }

  @Override
  public void delete(FolderEntry entry) throws IOException {
    step(entry.path().toString());
    super.delete(entry);
  }

  @Override
  public void writeBlob(Path file, Bytes content) throws IOException {
    if (fails()) {
      byte[] all = content.toArray();
      super.writeBlob(file, Bytes.owning(Arrays.copyOf(all, all.length / 2)));
      failed();
      throw full(file.toString());
    }
    super.writeBlob(file, content);
  }

  @Override
  public void moveBlob(Path file, Path target) throws IOException {
    step(file.toString());
    super.moveBlob(file, target);
  }

  @Override
  public void deleteBlob(Path file) throws IOException {
    step(file.toString());
    super.deleteBlob(file);
  }
}
