package press.offprint.pipeline.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;

/**
 * The files of a search index, which {@code templates/web/search.js} loads one by one. Each is a
 * script that passes its data to a function, because a browser reads no data beside a page from a
 * disk. The words are in pieces by their order, so that a search loads the pieces of its words
 * alone. A piece begins at words of certain hashes; a new word therefore changes one piece.
 */
final class SearchFiles {
  private static final int POSTS_OF_A_FILE = 500;
  private static final int SMALLEST_PIECE = 24 << 10;
  private static final int LARGEST_PIECE = 192 << 10;
  private static final int WORDS_OF_A_PIECE = 512;
  private static final int HASH = 12;

  private final Map<String, Bytes> files = new LinkedHashMap<>();
  private final List<List<String>> pieces = new ArrayList<>();

  private SearchFiles() {}

  /**
   * Returns the files by name, {@code start.js} first.
   *
   * @param posts a line of facts for each text of the index, in its order
   */
  static Map<String, Bytes> of(List<List<String>> posts, WordIndex index) {
    SearchFiles made = new SearchFiles();
    made.words(index);
    made.posts(posts);
    JsonObject start =
        new JsonObject()
            .put("posts", posts.size())
            .put("postsOfAFile", POSTS_OF_A_FILE)
            .put("pieces", made.pieces)
            .put("version", version(made.files));
    Map<String, Bytes> all = new LinkedHashMap<>();
    all.put("start.js", script("start", start.toString()));
    all.putAll(made.files);
    return all;
  }

  private static String version(Map<String, Bytes> files) {
    StringBuilder all = new StringBuilder();
    files.forEach((name, content) -> all.append(name).append(content.sha256()));
    return Bytes.utf8(all.toString()).sha256().substring(0, HASH);
  }

  private void posts(List<List<String>> posts) {
    for (int from = 0; from < posts.size(); from += POSTS_OF_A_FILE) {
      String name = "posts-" + from / POSTS_OF_A_FILE;
      List<List<String>> some = posts.subList(from, Math.min(posts.size(), from + POSTS_OF_A_FILE));
      put(name, new JsonObject().put("posts", some));
    }
  }

  private void words(WordIndex index) {
    Piece piece = new Piece();
    for (String word : index.words()) {
      if (piece.endsBefore(word)) {
        put(piece);
        piece = new Piece();
      }
      piece.add(word, index.places(word));
    }
    put(piece);
  }

  private void put(Piece piece) {
    if (!piece.first.isEmpty()) {
      String name = "words-" + Bytes.utf8(piece.first).sha256().substring(0, HASH);
      pieces.add(List.of(piece.first, name));
      put(
          name,
          new JsonObject()
              .put("words", piece.words.toString())
              .put("places", piece.places.toString()));
    }
  }

  private void put(String name, JsonObject data) {
    files.put(name + ".js", script(name, data.toString()));
  }

  private static Bytes script(String name, String json) {
    return Bytes.utf8("offprintSearch(\"" + name + "\"," + json + ");\n");
  }

  private static final class Piece {
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder places = new StringBuilder();
    private String first = "";

    boolean endsBefore(String word) {
      int size = words.length() + places.length();
      return size > LARGEST_PIECE
          || (size > SMALLEST_PIECE && Math.floorMod(word.hashCode(), WORDS_OF_A_PIECE) == 0);
    }

    void add(String word, String positions) {
      if (first.isEmpty()) {
        first = word;
      } else {
        words.append('\n');
        places.append('\n');
      }
      words.append(word);
      places.append(positions);
    }
  }
}
