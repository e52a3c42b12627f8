package press.offprint.pipeline.migrate;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.project.ProjectDraft;
import press.offprint.pipeline.migrate.source.SourceLimits;

/** The import of a site of another tool into a new project. */
public final class SiteImport {
  private static final Map<String, Supplier<SiteReader>> READERS = new LinkedHashMap<>();

  static {
    READERS.put("hugo", HugoReader::new);
    READERS.put("jekyll", JekyllReader::new);
    READERS.put("wordpress", WordPressReader::new);
    READERS.put("medium", MediumReader::new);
    READERS.put("ghost", GhostReader::new);
    READERS.put("obsidian", ObsidianReader::new);
  }

  private SiteImport() {}

  /** Returns the names of the tools whose sites can be imported. */
  public static Set<String> tools() {
    return READERS.keySet();
  }

  /**
   * Writes a project from a site: configuration, posts, data, static files and a report.
   *
   * @param tool one of {@link #tools}
   * @param source a folder, an archive or an export file, which is only read
   * @param project the folder of the project
   * @return the report
   * @throws OffprintException if the source cannot be read as a site of the tool, or the project
   *     has a file that the import would write; then nothing is written
   */
  public static ImportReport run(String tool, Path source, Path project) {
    return run(tool, source, project, SourceLimits.DEFAULT);
  }

  static ImportReport run(String tool, Path source, Path project, SourceLimits limits) {
    Supplier<SiteReader> reader = READERS.get(tool);
    if (reader == null) {
      throw new OffprintException(
          "There is no import of \""
              + tool
              + "\". Choose one of "
              + String.join(", ", tools())
              + ".");
    }
    if (!Files.exists(source)) {
      throw new OffprintException(
          "The site " + source + " does not exist. Name its folder or its export file.");
    }
    requireSeparate(source, project);
    for (String name : List.of("offprint.yaml", "content")) {
      if (Files.exists(project.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new OffprintException(
            "Nothing was imported, because "
                + project
                + " already has "
                + name
                + ". Name a new folder with -C DIR.");
      }
    }
    try (ProjectDraft draft = ProjectDraft.in(project)) {
      ImportedSite site = new ImportedSite(tool, draft, limits);
      reader.get().read(source, site);
      site.finish();
      draft.commit();
      return site.report();
    }
  }

  private static void requireSeparate(Path source, Path project) {
    Path from = source.toAbsolutePath().normalize();
    Path to = project.toAbsolutePath().normalize();
    if (to.startsWith(from) || from.startsWith(to)) {
      throw new OffprintException(
          "The project "
              + to
              + " and the site "
              + from
              + " are inside one another. Name a folder outside of the site with -C DIR.");
    }
  }
}
