package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.util.List;
import press.offprint.pipeline.disk.asset.TemplateFiles;
import press.offprint.template.Templates;

/** The templates of a site, which somebody may edit while the press watches. */
public final class SiteTemplates {
  private final TemplateFiles files;
  private final Templates templates;

  public SiteTemplates(Path project, String theme) {
    this.files = TemplateFiles.of(project, theme);
    this.templates = new Templates(files);
  }

  /** Where the site's own templates lie; not all of them need to be there. */
  public List<Path> folders() {
    return files.folders();
  }

  public Templates get() {
    return templates;
  }

  /** Takes up what was edited since the last call; false where nothing was. */
  public boolean refresh() {
    boolean changed = files.refresh();
    if (changed) {
      templates.forget();
    }
    return changed;
  }
}
