package press.offprint.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.catalog.entry.SiteRendition;

/** The facts of the catalog that a response needs, so that no request reads the database. */
class CatalogSnapshotTest {
  private static SiteRendition file(String edition, String path) {
    return new SiteRendition(edition, path, "", "");
  }

  @Test
  void the_static_files_of_a_project_are_known_without_the_database() {
    CatalogSnapshot snapshot =
        CatalogSnapshot.of(
            1,
            List.of(),
            List.of(
                file(SiteRendition.STATIC, "tool.html"),
                file(SiteRendition.BUNDLE, "posts/a/frame.html"),
                file("index", "index.html")));
    assertThat(snapshot.statics()).containsExactly("tool.html");
    assertThat(snapshot.files()).containsOnlyKeys("tool.html", "posts/a/frame.html", "index.html");
  }
}
