package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;
import press.offprint.pipeline.run.ReceiptStatus;

/** No step of a run needs a second thread. */
@SharesNothing
class OneThreadTest {
  @TempDir private Path folder;

  @Test
  @Timeout(600)
  void a_thousand_posts_are_published_on_one_core() throws IOException {
    Files.createDirectories(folder.resolve("content"));
    for (int i = 0; i < 1_000; i++) {
      Files.writeString(folder.resolve("content/" + i + ".md"), "---\ntitle: " + i + "\n---\nA.");
    }
    Blog blog = new Blog(folder, "html", "index");
    Run run = Run.of(Run.withThreads(blog.settings(), 1));
    assertThat(run.summary().count(ReceiptStatus.PUBLISHED)).isEqualTo(1_000);
  }
}
