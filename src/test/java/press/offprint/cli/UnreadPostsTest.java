package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Posts of other tools in the content folder, which Offprint does not read. */
class UnreadPostsTest extends SmallSite {
  @Test
  void a_run_names_one_of_them_and_their_number() throws IOException {
    assertThat(offprint("publish", "--to", "html").err()).doesNotContain("not read");
    write("content/guide/a.rst", "A\n=\n");
    assertThat(offprint("publish", "--to", "html").err())
        .contains(
            "The file guide/a.rst is not read, because the name of a post ends in .md, .markdown");
    write("content/guide/b.adoc", "= B\n");
    Result two = offprint("publish", "--to", "html");
    assertThat(two.code()).isZero();
    assertThat(two.err()).contains("2 files such as guide/a.rst are not read");
  }
}
