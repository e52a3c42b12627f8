package press.offprint.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.output.DiskOperations;

/** A disk on which one step fails, or every step from one on; a write that fails leaves a half. */
class FailingDisk extends DiskOperations {
  /** What happens after the first failure. */
  enum Then {
    /** The next step succeeds again. */
    WELL,
    /** Nothing succeeds any more, as where the process was killed. */
    DEAD
  }

  private final AtomicInteger steps = new AtomicInteger();
  private final int failing;
  private final Then then;

  FailingDisk(int failing, Then then) {
    this.failing = failing;
    this.then = then;
  }

  /** A disk on which nothing fails. */
  static FailingDisk sound() {
    return new FailingDisk(Integer.MAX_VALUE, Then.WELL);
  }

  /** How many steps were asked for so far. */
  int steps() {
    return steps.get();
  }

  private boolean fails() {
    int step = steps.incrementAndGet();
    return step == failing || (step > failing && then == Then.DEAD);
  }

  /** A step has failed, and its half is on the disk. */
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
      super.write(file, Bytes.owning(java.util.Arrays.copyOf(all, all.length / 2)));
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
  public void move(Path file, Path place) throws IOException {
    step(file);
    super.move(file, place);
  }

  @Override
  public void delete(Path place) throws IOException {
    step(place);
    super.delete(place);
  }
}
