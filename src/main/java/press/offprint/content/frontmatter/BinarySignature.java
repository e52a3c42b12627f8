package press.offprint.content.frontmatter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import press.offprint.model.bytes.Bytes;

/** Files that are often named like a post and are none, told by their first bytes. */
final class BinarySignature {
  private record Magic(String first, String name) {}

  private static final List<Magic> KINDS =
      List.of(
          new Magic("\u001f\u008b", "a gzip archive"),
          new Magic("\u007fELF", "a program (ELF)"),
          new Magic("MZ\u0090\0", "a program (Windows)"),
          new Magic("PK\u0003\u0004", "a zip archive, or a Word or EPUB file"),
          new Magic("%PDF-", "a PDF"),
          new Magic("\u0089PNG", "a picture (PNG)"),
          new Magic("\u00ff\u00d8\u00ff", "a picture (JPEG)"),
          new Magic("GIF8", "a picture (GIF)"),
          new Magic("BZh", "a bzip2 archive"),
          new Magic("\u00fd7zXZ", "an xz archive"),
          new Magic("7z\u00bc\u00af", "a 7z archive"),
          new Magic("SQLite format 3\0", "a database"),
          new Magic("\u00ca\u00fe\u00ba\u00be", "a Java class"),
          new Magic("\u00d0\u00cf\u0011\u00e0", "an old Word file"),
          new Magic("{\\rtf", "a rich text file"));

  private BinarySignature() {}

  /** What the bytes are, for a sentence; empty where they may well be text. */
  static String of(Bytes content) {
    for (Magic kind : KINDS) {
      if (content.startsWith(kind.first().getBytes(StandardCharsets.ISO_8859_1), 0)) {
        return kind.name();
      }
    }
    return "";
  }
}
