package press.offprint.pipeline.queue;

import java.util.List;

/**
 * The files of a project that editions are made with, each by its SHA-256: settings, routes,
 * templates, themes, data and fonts. It is named by the SHA-256 of its JSON.
 *
 * @param program see {@link ProgramIdentity#program}
 * @param fonts see {@link ProgramIdentity#fonts}
 * @param files in the order of their paths
 */
record ProjectBundle(String program, String fonts, List<Part> files) {
  ProjectBundle {
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param path relative to the project, joined by {@code /}
   */
  record Part(String path, String sha256) {}
}
