package press.offprint.content.citation;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;

/**
 * The bibliographies and styles that were read last, because the posts of a site share them. Files
 * of bibliographies have 16 MB at most in sum. One serves all threads.
 */
public final class CitationLibrary {
  private static final long MAX_BYTES = 16L << 20;
  private static final int MAX_STYLES = 16;

  /** A bibliography, and the number of bytes of its file. */
  private record Kept(Bibliography bibliography, long bytes) {}

  /** The result of reading a file: a style, or nothing. */
  private record ReadStyle(Optional<CitationStyle> style) {}

  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, ReadStyle> styles = new LinkedHashMap<>(16, 0.75f, true);
  private long keptBytes;

  /**
   * Returns a bibliography, read if none with this content was. Threads that ask for the same one
   * at the same time may each read it, because a slow file must not stop the posts with others.
   */
  Bibliography bibliography(String path, Bytes content, Supplier<String> text) {
    Bibliography.Format format = Bibliography.Format.of(path);
    String name = format + ":" + content.sha256();
    Bibliography known = known(name);
    return known == null
        ? keep(name, new Kept(Bibliography.read(format, text.get()), content.length()))
        : known;
  }

  /** Returns the style of a file, read if none with this content was; empty if it is no style. */
  Optional<CitationStyle> style(Bytes content) {
    String name = content.sha256();
    ReadStyle known = knownStyle(name);
    return (known == null ? keepStyle(name, read(content)) : known).style();
  }

  private static ReadStyle read(Bytes content) {
    return new ReadStyle(CitationStyles.ofFile(CitationFiles.text(content)));
  }

  private synchronized ReadStyle knownStyle(String name) {
    return styles.get(name);
  }

  private synchronized ReadStyle keepStyle(String name, ReadStyle read) {
    styles.put(name, read);
    if (styles.size() > MAX_STYLES) {
      styles.remove(styles.keySet().iterator().next());
    }
    return read;
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
