package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.pipeline.FileTrees;

/**
 * A process that delivers ends without clean-up at some steps, and at all of them with {@code
 * -Doffprint.long=true}.
 */
@StartsProcesses
class KilledDeliveryTest {
  private static final String FOLDER_TARGET = "deliver: {pages: {to: folder, folder: ../site}}";

  @TempDir private Path folder;

  @Test
  void the_delivery_after_a_kill_at_any_step_leaves_the_target_as_a_clean_one_does()
      throws Exception {
    DeliveredSite before = DeliveredSite.in(folder.resolve("before/project"), FOLDER_TARGET);
    before.publish().deliver();
    before.post("first", "Another text.");
    before.post("third", "A new post.");
    before.remove("second");
    before.publish();
    Map<String, String> published = FileTrees.hashes(before.output());
    int stride = Boolean.getBoolean("offprint.long") ? 1 : 11;
    int kills = 0;
    for (int n = 1, code = HaltingDisk.HALTED; code == HaltingDisk.HALTED; n += stride) {
      Path copy = folder.resolve("killed-" + n);
      FileTrees.copy(folder.resolve("before"), copy);
      code = deliverUntil(copy.resolve("project"), n);
      kills += code == HaltingDisk.HALTED ? 1 : 0;
      DeliveredSite site = DeliveredSite.at(copy.resolve("project"));
      assertThat(site.deliver()).as("after step %d", n).allMatch(DeliveryResult::isComplete);
      Path target = copy.resolve("site");
      assertThat(FileTrees.hashes(target)).as("killed at step %d", n).isEqualTo(published);
      assertThat(FileTrees.unfinished(target)).as("killed at step %d", n).isEmpty();
      assertThat(site.deliver()).allMatch(result -> result.sent() == 0 && result.deleted() == 0);
    }
    assertThat(kills).isGreaterThan(2);
  }

  private static int deliverUntil(Path project, int step) throws IOException, InterruptedException {
    Path out = project.resolveSibling("out.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HaltingDisk.class.getName(),
                project.toString(),
                Integer.toString(step))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended").isTrue();
    assertThat(process.exitValue()).as(() -> read(out)).isIn(0, HaltingDisk.HALTED);
    return process.exitValue();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
