package press.offprint.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchIndexTest {
  private static final SearchIndex.Text HERON =
      new SearchIndex.Text(
          "heron.md", "1", "The heron", "Ada Marsh birds", "It waits in the reeds.");
  private static final SearchIndex.Text TIDE =
      new SearchIndex.Text("tide.md", "1", "Tide", "Café notes", "A heron flew over 東京の海 at noon.");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heron      | heron.md tide.md",
        "HERON      | heron.md tide.md",
        "her        | heron.md tide.md",
        "heron noon | tide.md",
        "birds      | heron.md",
        "cafe       | tide.md",
        "東京       | tide.md",
        "京の       | tide.md",
        "京東       | ''",
        "eron       | ''",
        "' \" * ('  | ''",
        "heron AND  | ''"
      })
  void a_search_finds_the_posts_with_every_word_the_best_first(String words, String sources) {
    try (SearchIndex index = SearchIndex.inMemory()) {
      index.update(List.of(), List.of(TIDE, HERON));
      assertThat(String.join(" ", index.search(words).stream().map(hit -> hit.source()).toList()))
          .isEqualTo(sources);
    }
  }

  @Test
  void a_snippet_marks_each_match() {
    try (SearchIndex index = SearchIndex.inMemory()) {
      index.update(List.of(), List.of(TIDE, HERON));
      assertThat(index.snippets("heron 東京", List.of("tide.md")))
          .containsEntry("tide.md", "A \u0001heron\u0002 flew over \u0001東京\u0002の海 at noon.");
    }
  }

  @Test
  void an_update_replaces_and_removes_texts(@TempDir Path folder) {
    try (SearchIndex index = SearchIndex.open(folder)) {
      index.update(List.of(), List.of(TIDE, HERON));
      SearchIndex.Text newer = new SearchIndex.Text("tide.md", "2", "Tide", "", "Only 東京.");
      index.update(List.of("heron.md"), List.of(newer));
      assertThat(index.search("heron")).isEmpty();
    }
    try (SearchIndex index = SearchIndex.open(folder)) {
      assertThat(index.versions()).containsOnlyKeys("tide.md").containsEntry("tide.md", "2");
      assertThat(index.texts().get("tide.md").body()).isEqualTo("Only 東京.");
    }
  }

  @Test
  void a_file_that_cannot_be_used_is_replaced_by_an_index_in_memory(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("search.db"), "This is no database. ".repeat(100));
    try (SearchIndex index = SearchIndex.open(folder)) {
      index.update(List.of(), List.of(HERON));
      assertThat(index.search("heron")).hasSize(1);
    }
  }
}
