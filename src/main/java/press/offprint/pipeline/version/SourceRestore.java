package press.offprint.pipeline.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.version.PostVersion;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.config.StoreLocation;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.project.ProjectDraft;

/**
 * Puts the Markdown file of a withdrawn post back into the content folder. It changes nothing else
 * and needs no lock; the next run publishes the post at its address, with the next version number.
 */
public final class SourceRestore {
  private SourceRestore() {}

  /**
   * Writes the text of a version of a post.
   *
   * @param path a path in the content folder
   * @param number of the version, 0 for the last one
   * @return the source
   * @throws OffprintException if there is a file at the path, or the text is not stored
   */
  public static String restore(PublishSettings settings, Path path, int number) {
    Path file = settings.project().resolve(path).normalize();
    if (!file.startsWith(settings.content()) || file.equals(settings.content())) {
      throw new OffprintException(
          path
              + " is neither a backup nor the place of a post in "
              + settings.content()
              + ". Name the file that the post had.");
    }
    String source = settings.content().relativize(file).toString().replace('\\', '/');
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new OffprintException(
          "There is a file at "
              + path
              + ", so nothing is restored. To show an earlier version of it, run: offprint rollback"
              + " "
              + path
              + "@N");
    }
    PostVersion version = version(settings, source, number);
    Bytes text =
        StoreLocation.of(settings, SiteConfigLoader.load(settings).queue(), new DiskOperations())
            .find(version.fingerprint())
            .orElseThrow(
                () ->
                    new OffprintException(
                        "The text of version "
                            + version.number()
                            + " of "
                            + source
                            + " is not stored. It is in a backup or in your version control."));
    try (ProjectDraft draft = ProjectDraft.in(settings.content())) {
      Path written = Files.write(draft.scratch().resolve("post"), text.toArray());
      draft.copy(source, written);
      draft.deleteScratch();
      draft.commit();
    } catch (IOException e) {
      throw new OffprintException(
          "The file " + path + " cannot be written: " + IoErrorText.of(e) + ".", e);
    }
    return source;
  }

  private static PostVersion version(PublishSettings settings, String source, int number) {
    List<PostVersion> versions;
    try (Catalog catalog = Catalog.openReadOnly(ProjectLayout.state(settings)).orElse(null)) {
      versions = catalog == null ? List.of() : catalog.versions().of(source);
    }
    List<PostVersion> published =
        versions.stream().filter(version -> !version.renditions().isEmpty()).toList();
    if (number > 0) {
      return VersionLookup.find(published, source, number);
    }
    Optional<PostVersion> last = published.stream().reduce((before, after) -> after);
    return last.orElseThrow(
        () ->
            new OffprintException(
                "No version of " + source + " is kept, so it cannot be restored."));
  }
}
