package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** With {@code remote.mode: fetch}, {@code publish} fetches pictures first. */
class FetchBeforePublishTest extends SmallSite {
  // The address is refused before anybody is asked.
  private static final String PICTURE = "http://127.0.0.1:9/pen.png";

  private void picture() throws IOException {
    write("offprint.yaml", "remote:\n  mode: fetch\n  hosts: [\"127.0.0.1:9\"]\n");
    write("content/pen.md", "---\ntitle: Pen\n---\n\n![A pen](" + PICTURE + ")\n\nText.\n");
  }

  @Test
  void a_picture_that_cannot_be_fetched_is_reported_with_the_reason() throws IOException {
    picture();
    Result run = offprint("publish", "--to", "html");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("A picture on the web has no copy in remote/: The host 127.0.0.1 has the address")
        .contains("which is not public. (" + PICTURE + ")");
  }

  @Test
  void a_run_without_changes_asks_again_for_a_picture_that_could_not_be_fetched()
      throws IOException {
    picture();
    for (int run = 0; run < 4; run++) {
      assertThat(offprint("publish", "--to", "html").err()).contains("has no copy in remote/");
    }
  }
}
