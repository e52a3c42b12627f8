package press.offprint.content.site.config;

import java.util.List;
import java.util.Map;
import press.offprint.content.book.BookSettings;
import press.offprint.content.site.config.key.GuardMode;
import press.offprint.model.Site;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.problem.AcceptRule;
import press.offprint.model.problem.Problem;
import press.offprint.model.settings.RemoteSettings;

/**
 * The result of parsing the settings.
 *
 * @param site with a default for each setting that is missing or wrong
 * @param queue the makers of posts, and the place of the renditions
 * @param remote the settings for pictures on the web
 * @param related the suggestion of other posts
 * @param accepted the warnings that the publisher accepts
 * @param books the books and the issues of the site
 * @param targets the places to which published files are sent
 * @param alarms the places to which alarms of odd and failed runs are sent
 * @param versions the versions of posts that are kept
 * @param guard what happens to a run with odd results
 * @param canary true if a few posts are made first after a change of templates or fonts
 * @param copiesLater true if pages are published before the narrower copies of their pictures are
 *     made
 * @param keys the hash of the value of each key of the file
 * @param problems all of them errors; empty if the settings are valid
 */
public record SiteConfigResult(
    Site site,
    QueueSettings queue,
    RemoteSettings remote,
    RelatedSettings related,
    List<AcceptRule> accepted,
    BookSettings books,
    List<DeliveryTarget> targets,
    List<DeliveryTarget> alarms,
    VersionSettings versions,
    GuardMode guard,
    boolean canary,
    boolean copiesLater,
    Map<String, String> keys,
    List<Problem> problems) {
  public SiteConfigResult {
    accepted = List.copyOf(accepted);
    targets = List.copyOf(targets);
    alarms = List.copyOf(alarms);
    keys = Map.copyOf(keys);
    problems = List.copyOf(problems);
  }
}
