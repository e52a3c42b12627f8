package press.offprint.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import press.offprint.model.bytes.Bytes;
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

  FailingDisk(int failing, Then then) {
    this.failing = failing;
    this.then = then;
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

  private void step(Path file) throws IOException {
    if (fails()) {
      failed();
      throw full(file);
    }
  }

  private static IOException full(Path file) {
    return new FileSystemException(file.toString(), null, "No space left on device");
  }

  @Override
  public void write(Path file, Bytes content) throws IOException {
    if (fails()) {
      byte[] all = content.toArray();
      super.write(file, Bytes.owning(Arrays.copyOf(all, all.length / 2)));
      failed();
      throw full(file);
    }
    super.write(file, content);
  }

  @Override
  public void force(Path file, FileChannel channel) throws IOException {
    step(file);
    super.force(file, channel);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    step(folder);
    super.forceFolder(folder);
  }

  @Override
  public void move(Path file, Path target) throws IOException {
    step(file);
    super.move(file, target);
  }

  @Override
  public void delete(Path path) throws IOException {
    step(path);
    super.delete(path);
  }
}
