package press.offprint.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.web.catalog.CatalogSnapshot;

/** Covers are read from EPUBs, which may be withdrawn at any moment. */
class CoversTest {
  @TempDir private Path output;

  @Test
  void the_cover_of_a_withdrawn_epub_is_not_found() throws Exception {
    String name = "0123456789abcdef0123456789abcdef";
    CatalogSnapshot snapshot =
        new CatalogSnapshot(1, List.of(), Map.of(), Map.of(name, "post.epub"), Set.of());
    Covers covers = new Covers(output, output.resolve("covers"));
    assertThat(covers.find(name + "-160.jpg", snapshot)).isEmpty();
    assertThat(covers.find("blank-160.jpg", snapshot)).isPresent();
  }
}
