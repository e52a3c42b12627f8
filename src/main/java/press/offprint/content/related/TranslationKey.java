package press.offprint.content.related;

import java.util.List;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.permalink.SourcePath;

/** A text that is equal for the translations of one post. */
public final class TranslationKey {
  private TranslationKey() {}

  /**
   * Returns the key: the field {@code translationKey}, else the path without a language in its file
   * name or in its outermost folder, as in {@code post.fr.md} and {@code fr/post.md}.
   */
  public static String of(PostHeader header) {
    for (String field : List.of("translationKey", "translationkey")) {
      Object written = header.metadata().fields().get(field);
      if (written instanceof String text && !text.isBlank()) {
        return "key " + text.strip();
      }
    }
    SourcePath path = SourcePath.of(header.source());
    List<String> folders = path.folders();
    boolean inFolder = path.language().isPresent() && path.suffix().isEmpty();
    List<String> rest = inFolder ? folders.subList(1, folders.size()) : folders;
    return "path " + String.join("/", rest) + "/" + path.base();
  }
}
