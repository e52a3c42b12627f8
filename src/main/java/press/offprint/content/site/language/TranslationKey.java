package press.offprint.content.site.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Metadata;

/** A text that is equal for the translations of one post. */
public final class TranslationKey {
  private static final List<String> FIELDS = List.of("translationKey", "translationkey");

  private TranslationKey() {}

  /**
   * Returns the key: the field {@code translationKey}, else the path without the language in its
   * file name or in a folder, as in {@code post.fr.md} and {@code fr/post.md}. A folder that is not
   * the outermost counts if its name is the language of the post: {@code guide/fr/post.md}.
   */
  public static String of(String source, Metadata metadata) {
    return written(metadata)
        .map(text -> "key " + text)
        .orElseGet(() -> "path " + path(source, metadata.language()));
  }

  /** Returns the field {@code translationKey}; empty if there is none. */
  static Optional<String> written(Metadata metadata) {
    for (String field : FIELDS) {
      Object value = metadata.fields().get(field);
      boolean scalar = value instanceof String || value instanceof Number;
      if (scalar && !value.toString().isBlank()) {
        return Optional.of(value.toString().strip());
      }
    }
    return Optional.empty();
  }

  private static String path(String source, String language) {
    SourcePath path = SourcePath.of(source);
    List<String> folders = new ArrayList<>(path.folders());
    if (path.suffix().isEmpty() && path.language().isPresent()) {
      folders.remove(0);
    } else if (path.suffix().isEmpty()) {
      for (int i = 1; i < folders.size(); i++) {
        if (Languages.inFolder(folders.get(i)).equals(Optional.of(language))) {
          folders.remove(i);
          break;
        }
      }
    }
    return String.join("/", folders) + "/" + path.base();
  }
}
