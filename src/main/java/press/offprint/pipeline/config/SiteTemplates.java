package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.util.List;
import press.offprint.pipeline.disk.asset.TemplateFiles;
import press.offprint.template.Templates;

/** The templates of a site, which may change while Offprint watches. */
public final class SiteTemplates {
  private final TemplateFiles files;
  private final Templates templates;

  public SiteTemplates(Path project, String theme) {
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

  /**
   * Returns true if a template changed since the last call; the old one is dropped from the cache.
   */
  public boolean refresh() {
    boolean changed = files.refresh();
    if (changed) {
      templates.forget();
    }
    return changed;
  }
}
