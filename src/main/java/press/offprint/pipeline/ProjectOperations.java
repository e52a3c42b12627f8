package press.offprint.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.content.book.ClosedIssue;
import press.offprint.content.site.PageKind;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.model.Metadata;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.settings.RemoteSettings;
import press.offprint.pipeline.check.ContentCheck;
import press.offprint.pipeline.check.ebook.EbookCheck;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.remote.PictureFetch;
import press.offprint.pipeline.run.Acceptance;
import press.offprint.pipeline.run.RouteInfo;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.pipeline.state.OutputState;

/**
 * The operations on a project that is not opened: a check, copies of pictures, and the description
 * of its routes. They need no lock. {@link Publisher} opens a project.
 */
public final class ProjectOperations {
  private ProjectOperations() {}

  /**
   * Returns the places to which the published files of a project are sent.
   *
   * @throws OffprintException if the configuration cannot be used
   */
  public static List<DeliveryTarget> targets(PublishSettings settings) {
    return SiteConfigLoader.load(settings).targets();
  }

  /**
   * Returns the places to which alarms of odd and failed runs are sent.
   *
   * @throws OffprintException if the configuration cannot be used
   */
  public static List<DeliveryTarget> alarms(PublishSettings settings) {
    return SiteConfigLoader.load(settings).alarms();
  }

  /** Returns the warnings that the configuration of a project accepts. */
  public static Acceptance acceptance(PublishSettings settings) {
    try {
      return new Acceptance(SiteConfigLoader.load(settings).accepted());
    } catch (OffprintException e) {
      // The next run reports the configuration; the catalog can be read without it.
      return new Acceptance(List.of());
    }
  }

  /**
   * Returns the kind of a publication that may be announced: {@code post} or {@code issue}; empty
   * for pages, lists, books, and posts without a date or in no list.
   */
  public static String announcedKind(CatalogEntry entry) {
    Metadata about = entry.metadata().read().orElse(null);
    if (entry.status() != EntryStatus.PUBLISHED
        || about == null
        || about.dates().date().isEmpty()
        || entry.renditions().isEmpty()) {
      return "";
    }
    if (entry.isBook()) {
      return ClosedIssue.number(entry.source()) > 0 ? "issue" : "";
    }
    boolean isPost = !SiteLists.isSection(entry.source()) && PageKind.isListed(about);
    return isPost ? "post" : "";
  }

  /** Returns the folder of the catalog, the lock and the secrets. */
  public static Path state(PublishSettings settings) {
    return ProjectLayout.state(settings);
  }

  /**
   * Moves the state that an earlier version kept in the output folder to the state folder, if there
   * is any.
   *
   * @throws OffprintException if it cannot be moved
   */
  public static void moveFormerState(PublishSettings settings, Consumer<String> notices) {
    OutputState.moveFormer(settings, notices);
  }

  /**
   * Reports the problems of the posts chosen in the settings, and of their links. Writes nothing,
   * not even state.
   *
   * @throws OffprintException if the configuration or a folder cannot be used
   */
  public static RunSummary check(PublishSettings settings, RunListener listener) {
    requireContent(settings);
    return ContentCheck.of(settings, SiteConfigLoader.load(settings)).run(listener);
  }

  /**
   * Reports which rules of stores the published ebooks do not keep. The paths in the settings are
   * ebooks or folders of ebooks; if there are none, the output folder is searched.
   *
   * @throws OffprintException if there is no ebook, or if a folder cannot be read
   */
  public static RunSummary checkEbooks(PublishSettings settings, RunListener listener) {
    return new EbookCheck(settings.output(), settings.paths(), settings.strict()).run(listener);
  }

  /**
   * Stores copies of the pictures on the web that posts show.
   *
   * @throws OffprintException if the configuration or a folder cannot be used
   */
  public static List<PictureFetch.Result> fetch(
      PublishSettings settings, PictureFetch.Options options) {
    requireContent(settings);
    return new PictureFetch(settings, SiteConfigLoader.load(settings), options).run();
  }

  /** Does what {@link #fetch} does if the setting {@code remote.mode} is {@code fetch}. */
  public static List<PictureFetch.Result> fetchIfConfigured(PublishSettings settings) {
    requireContent(settings);
    SiteConfigResult configuration = SiteConfigLoader.load(settings);
    return configuration.remote().mode() == RemoteSettings.Mode.FETCH
        ? new PictureFetch(settings, configuration, PictureFetch.Options.of(false, false)).run()
        : List.of();
  }

  /** Returns all routes of a project, sorted by id. */
  public static List<RouteInfo> routes(PublishSettings settings) {
    return CamelEngine.describe(
            RouteFiles.of(settings.project(), SiteConfigLoader.load(settings).site()))
        .stream()
        .sorted(Comparator.comparing(RouteInfo::id))
        .toList();
  }

  /**
   * Requires a content folder that holds the chosen paths and is separate from the other folders.
   *
   * @throws OffprintException if something is missing
   */
  static void requireContent(PublishSettings settings) {
    if (!Files.isDirectory(settings.content())) {
      throw new OffprintException(
          "There is no content folder "
              + settings.content()
              + ". Create it and add a post, or name another folder with --content DIR.");
    }
    ProjectLayout.requireSeparateFolders(settings);
    for (Path path : settings.paths()) {
      if (!path.startsWith(settings.content()) || !Files.exists(path)) {
        throw new OffprintException(
            path
                + (Files.exists(path) ? " is not below" : " does not exist; name a post below")
                + " the content folder "
                + settings.content()
                + ".");
      }
    }
  }
}
