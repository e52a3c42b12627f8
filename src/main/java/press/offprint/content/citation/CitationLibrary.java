package press.offprint.content.citation;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;

/**
 * The bibliographies that were read last, because the posts of a site share them. Their files have
 * 16 MB at most in sum. One serves all threads.
 */
public final class CitationLibrary {
  private static final long MAX_BYTES = 16L << 20;

  /** A bibliography, and the number of bytes of its file. */
  private record Kept(Bibliography bibliography, long bytes) {}

  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long keptBytes;

  /**
   * Returns a bibliography, read if none with this content was. Threads that ask for the same one
   * at the same time may each read it, because a slow file must not stop the posts with others.
   */
  Bibliography bibliography(String path, Bytes content, Supplier<String> text) {
    String name = (path.endsWith(".json") ? "json:" : "bib:") + content.sha256();
    Bibliography known = known(name);
    return known == null
        ? keep(name, new Kept(Bibliography.read(path, text.get()), content.length()))
        : known;
  }

  private synchronized Bibliography known(String name) {
    Kept known = kept.get(name);
    return known == null ? null : known.bibliography();
  }

  private synchronized Bibliography keep(String name, Kept read) {
    Kept known = kept.putIfAbsent(name, read);
    if (known != null) {
      return known.bibliography();
    }
    keptBytes += read.bytes();
    Iterator<Kept> eldest = kept.values().iterator();
    while (keptBytes > MAX_BYTES && eldest.hasNext()) {
      keptBytes -= eldest.next().bytes();
      eldest.remove();
    }
    return read.bibliography();
  }
}
