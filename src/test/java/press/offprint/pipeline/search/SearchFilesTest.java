package press.offprint.pipeline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;

/** The index of a large site is in pieces, and a small change changes few of them. */
class SearchFilesTest {
  private static final int POSTS = 1_200;

  private static Map<String, Bytes> files(String lastTitle) {
    Random random = new Random(1);
    WordIndex index = new WordIndex();
    for (int post = 0; post < POSTS; post++) {
      Set<String> words = new TreeSet<>();
      for (int i = 0; i < 60; i++) {
        words.add(Integer.toString(random.nextInt(60_000) + 50_000, 36));
      }
      index.add(List.of(post == POSTS - 1 ? Set.of(lastTitle) : Set.of(), Set.of(), words));
    }
    List<String> facts = List.of("Title", "posts/x/", "2026-03-01", "en", "");
    return SearchFiles.of(Collections.nCopies(POSTS, facts), index);
  }

  private static JsonObject data(Map<String, Bytes> files, String name) {
    String script = new String(files.get(name + ".js").toArray(), StandardCharsets.UTF_8);
    assertThat(script).startsWith("offprintSearch(\"" + name + "\",").endsWith(");\n");
    return JsonObject.read(script.substring(script.indexOf(',') + 1, script.length() - 3));
  }

  @Test
  void the_pieces_hold_all_words_in_order() {
    Map<String, Bytes> files = files("zebra");
    JsonObject start = data(files, "start");
    List<?> pieces = (List<?>) start.get("pieces");
    assertThat(pieces).hasSizeGreaterThan(5);
    String last = "";
    for (Object each : pieces) {
      List<?> piece = (List<?>) each;
      JsonObject data = data(files, piece.get(1).toString());
      List<String> words = List.of(data.text("words").split("\n", -1));
      assertThat(words.get(0)).isEqualTo(piece.get(0)).isGreaterThan(last);
      assertThat(words).isSorted();
      assertThat(data.text("places").split("\n", -1)).hasSameSizeAs(words);
      last = words.get(words.size() - 1);
    }
    assertThat(start.number("posts")).isEqualTo(POSTS);
    assertThat(files).containsKeys("posts-0.js", "posts-2.js").doesNotContainKey("posts-3.js");
  }

  @Test
  void a_new_word_changes_one_piece_and_the_start() {
    Map<String, Bytes> before = files("zebra");
    Map<String, Bytes> after = files("zebu");
    assertThat(
            after.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey))
        .hasSize(2)
        .contains("start.js");
  }

  @Test
  void an_empty_site_has_an_empty_index() {
    Map<String, Bytes> files = SearchFiles.of(List.of(), new WordIndex());
    assertThat(files.keySet()).containsExactly("start.js");
    assertThat(data(files, "start").number("posts")).isZero();
  }
}
