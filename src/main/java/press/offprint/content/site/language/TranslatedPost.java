package press.offprint.content.site.language;

import press.offprint.model.Metadata;

/**
 * A post as far as its translations need it.
 *
 * @param source the path relative to the content folder
 * @param path the permalink
 */
public record TranslatedPost(String source, String path, Metadata metadata) {
  String language() {
    return metadata.language();
  }
}
