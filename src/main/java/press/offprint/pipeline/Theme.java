package press.offprint.pipeline;

import java.nio.file.Path;
import press.offprint.pipeline.disk.TemplateFiles;
import press.offprint.template.Templates;

/** The templates of a site, which somebody may edit while the press watches. */
final class Theme {
  private final Path folder;
  private final TemplateFiles files;
  private final Templates templates;

  Theme(Settings settings) {
    this.folder = settings.project().resolve("templates");
    this.files = new TemplateFiles(folder);
    this.templates = new Templates(files);
  }

  /** Where the site's own templates lie; there may be no such folder. */
  Path folder() {
    return folder;
  }

  Templates templates() {
    return templates;
  }

  /** Takes up what was edited since the last call; false where nothing was. */
  boolean refresh() {
    boolean changed = files.refresh();
    if (changed) {
      templates.forget();
    }
    return changed;
  }
}
