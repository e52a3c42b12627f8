package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.util.List;
import press.offprint.pipeline.disk.asset.TemplateFiles;
import press.offprint.template.Templates;

/** The templates of a site, which may change while Offprint watches. */
public final class SiteTemplates {
  private final TemplateFiles files;
  private final Templates templates;
  private final Path project;
  private volatile ProjectData data = ProjectData.NONE;

  public SiteTemplates(Path project, String theme) {
    this.project = project;
    this.files = new TemplateFiles(project, theme);
    this.templates = new Templates(files);
  }

  /** Returns the folders of the site's own templates; some may be missing. */
  public List<Path> folders() {
    return files.folders();
  }

  public Templates get() {
    return templates;
  }

  /** Returns the folder of the data; it may be missing. */
  public Path dataFolder() {
    return ProjectData.folder(project);
  }

  /** Returns the data of the project as of the last {@link #refresh}. */
  public ProjectData data() {
    return data;
  }

  /** Returns the fingerprint of the data if the templates of a folder name them; else empty. */
  public String dataFingerprint(String folder) {
    return templates.usesData(folder) ? data.fingerprint() : "";
  }

  /**
   * Returns true if a template or the data changed since the last call; the old one is dropped from
   * the cache.
   *
   * @throws press.offprint.model.problem.OffprintException if the data cannot be read
   */
  public boolean refresh() {
    boolean changed = files.refresh();
    if (changed) {
      templates.forget();
    }
    ProjectData before = data;
    data = ProjectData.of(project);
    return changed || !data.equals(before);
  }
}
