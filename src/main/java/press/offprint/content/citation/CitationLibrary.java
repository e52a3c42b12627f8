package press.offprint.content.citation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;

/**
 * The bibliographies that were read last, because the posts of a site share them. One serves all
 * threads.
 */
public final class CitationLibrary {
  private static final int KEPT = 8;

  private final Map<String, Bibliography> bibliographies =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bibliography> eldest) {
          return size() > KEPT;
        }
      };

  /** Returns a bibliography, read if none with this content was. */
  synchronized Bibliography bibliography(String path, Bytes content, Supplier<String> text) {
    String name = (path.endsWith(".json") ? "json:" : "bib:") + content.sha256();
    Bibliography known = bibliographies.get(name);
    if (known == null) {
      known = Bibliography.read(path, text.get());
      bibliographies.put(name, known);
    }
    return known;
  }
}
