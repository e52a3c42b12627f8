package press.offprint.content.frontmatter.encoding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import press.offprint.model.bytes.Bytes;

/** The file types that are sometimes saved under a post's name, recognised by their first bytes. */
final class BinarySignature {
  private record Signature(String bytes, String name) {}

  private static final List<Signature> KINDS =
      List.of(
          new Signature("\u001f\u008b", "a gzip archive"),
          new Signature("\u007fELF", "a program (ELF)"),
          new Signature("MZ\u0090\0", "a program (Windows)"),
          new Signature("PK\u0003\u0004", "a zip archive, or a Word or EPUB file"),
          new Signature("%PDF-", "a PDF"),
          new Signature("\u0089PNG", "a picture (PNG)"),
          new Signature("\u00ff\u00d8\u00ff", "a picture (JPEG)"),
          new Signature("GIF8", "a picture (GIF)"),
          new Signature("BZh", "a bzip2 archive"),
          new Signature("\u00fd7zXZ", "an xz archive"),
          new Signature("7z\u00bc\u00af", "a 7z archive"),
          new Signature("SQLite format 3\0", "a database"),
          new Signature("\u00ca\u00fe\u00ba\u00be", "a Java class"),
          new Signature("\u00d0\u00cf\u0011\u00e0", "an old Word file"),
          new Signature("{\\rtf", "a rich text file"));

  private BinarySignature() {}

  /** Returns the file type with an article, for messages; empty if the file may be text. */
  static String of(Bytes content) {
    for (Signature kind : KINDS) {
      if (content.startsWith(kind.bytes().getBytes(StandardCharsets.ISO_8859_1), 0)) {
        return kind.name();
      }
    }
    return "";
  }
}
