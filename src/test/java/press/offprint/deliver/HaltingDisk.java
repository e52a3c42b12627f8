package press.offprint.deliver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import press.offprint.deliver.plan.DeliveryFile;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FolderEntry;
import press.offprint.pipeline.disk.OpenFolder;
import press.offprint.pipeline.disk.output.DiskOperations;

/**
 * A program that delivers a project and ends without any clean-up at the N-th step: within a write,
 * before an fsync, a rename or a deletion, or after a file has arrived; at no step if N is 0. It
 * prints the problems. Arguments: the project and N.
 */
final class HaltingDisk extends DiskOperations implements DeliveryListener {
  static final int HALTED = 137;

  private final int last;
  private int steps;

  private HaltingDisk(int last) {
    this.last = last;
  }

  public static void main(String[] arguments) {
    DeliveredSite site = DeliveredSite.at(Path.of(arguments[0]));
    HaltingDisk disk = new HaltingDisk(Integer.parseInt(arguments[1]));
    List<DeliveryResult> results = site.deliver(site.settings(), disk, disk);
    results.forEach(
        result -> result.problems().forEach(problem -> System.out.println(problem.message())));
    System.exit(results.stream().allMatch(DeliveryResult::isComplete) ? 0 : 1);
  }

  private boolean isLast() {
    steps++;
    return steps == last;
  }

  private void step() {
    if (isLast()) {
      halt();
    }
  }

  private static void halt() {
    Runtime.getRuntime().halt(HALTED);
  }

  @Override
  public void write(FolderEntry file, Bytes content, boolean staged) throws IOException {
    if (isLast()) {
      byte[] all = content.toArray();
      super.write(file, Bytes.owning(Arrays.copyOf(all, all.length / 2)), staged);
      halt();
    }
    super.write(file, content, staged);
  }

  @Override
  public void force(FolderEntry file, FileChannel channel) throws IOException {
    step();
    super.force(file, channel);
  }

  @Override
  public void forceFolder(OpenFolder folder) throws IOException {
    step();
    super.forceFolder(folder);
  }

  @Override
  public void move(FolderEntry file, FolderEntry target) throws IOException {
    step();
    super.move(file, target);
  }

  @Override
  public void delete(FolderEntry entry) throws IOException {
    step();
    super.delete(entry);
  }

  @Override
  public void sent(String target, DeliveryFile file) {
    step();
  }

  @Override
  public void deleted(String target, String path) {
    step();
  }
}
