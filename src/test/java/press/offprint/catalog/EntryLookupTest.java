package press.offprint.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.entry.CatalogEntry;

/** Some entries of a catalog are found without the others. */
class EntryLookupTest {
  @TempDir Path folder;
  private Catalog catalog;

  @BeforeEach
  void aCatalog() {
    catalog = Catalog.open(folder).catalog();
    List<CatalogEntry> all = new ArrayList<>();
    for (String source :
        List.of("a.md", "posts.md", "posts/b.md", "posts/c/d.md", "posts-2/e.md")) {
      all.add(Entries.entry(source));
    }
    catalog.put(all);
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  private List<String> at(List<String> sources, List<String> files) {
    return List.copyOf(catalog.lookup().at(sources, files).keySet());
  }

  @Test
  void a_source_is_found_and_a_folder_with_all_below_it_and_no_folder_of_a_longer_name() {
    assertThat(at(List.of("a.md"), List.of())).containsExactly("a.md");
    assertThat(at(List.of("posts"), List.of())).containsExactly("posts/b.md", "posts/c/d.md");
    assertThat(at(List.of("posts/c"), List.of())).containsExactly("posts/c/d.md");
    assertThat(at(List.of("post", "none.md", "%"), List.of())).isEmpty();
  }

  @Test
  void a_published_file_and_a_file_beside_it_are_found() {
    assertThat(at(List.of(), List.of("posts/b.md.pdf"))).containsExactly("posts/b.md");
    assertThat(at(List.of(), List.of("a/two.png"))).hasSize(5);
    assertThat(at(List.of(), List.of("two.png", "b.md.pdf", "a/%.png"))).isEmpty();
  }

  @Test
  void a_found_entry_is_that_of_the_whole_catalog() {
    assertThat(catalog.lookup().at(List.of("posts"), List.of("a.md.pdf")).values())
        .containsExactlyElementsOf(
            catalog.entries().values().stream()
                .filter(entry -> entry.source().matches("a.md|posts/.*"))
                .toList());
    assertThat(catalog.lookup().of(List.of("posts.md", "none.md")))
        .containsExactly(Map.entry("posts.md", catalog.entries().get("posts.md")));
  }

  @Test
  void texts_of_metadata_are_found_in_upper_and_lower_case() {
    assertThat(catalog.lookup().sourcesWith("a POST: posts/C")).containsExactly("posts/c/d.md");
    assertThat(catalog.lookup().sources()).hasSize(5);
  }
}
