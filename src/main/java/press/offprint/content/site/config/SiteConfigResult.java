package press.offprint.content.site.config;

import java.util.List;
import press.offprint.model.Problem;
import press.offprint.model.Site;

/**
 * What came of reading the settings.
 *
 * @param site with a default in place of everything that is wrong
 * @param problems all of them errors; empty where the settings are sound
 */
public record SiteConfigResult(Site site, List<Problem> problems) {
  public SiteConfigResult {
    problems = List.copyOf(problems);
  }
}
