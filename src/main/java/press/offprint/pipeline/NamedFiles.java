package press.offprint.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.model.Site;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.TreeFingerprint;

/**
 * The files of the project folder that the configuration names, such as a bibliography, at one
 * time.
 *
 * @param stamps empty if a file was written just now, so that a further change could be missed
 */
record NamedFiles(List<Path> paths, Optional<String> stamps) {
  /** Looks at the files. Do this before they are read. */
  static NamedFiles of(PublishSettings settings, Site site) {
    List<Path> paths = ProjectLayout.named(settings, site);
    return new NamedFiles(paths, stamps(paths, settings));
  }

  /** Returns the stamps of files of now. */
  static Optional<String> stamps(List<Path> paths, PublishSettings settings) {
    return TreeFingerprint.of(paths, Set.of(), settings.clock().millis());
  }
}
