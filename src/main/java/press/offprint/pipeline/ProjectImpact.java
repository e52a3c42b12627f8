package press.offprint.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import press.offprint.catalog.Catalog;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.edition.Edition;
import press.offprint.model.Site;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.EditionSelection;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.disk.output.DiskCache;
import press.offprint.pipeline.disk.output.DiskOutputBuffer;
import press.offprint.pipeline.exec.EditionCalls;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.exec.Lazy;
import press.offprint.pipeline.font.CustomFonts;
import press.offprint.pipeline.lineage.EditionInputs;
import press.offprint.pipeline.lineage.Impact;
import press.offprint.pipeline.lineage.ImpactAnalysis;
import press.offprint.pipeline.wiring.EditionFactory;

/** The editions that a change of a file of a project would make again. It locks nothing. */
public final class ProjectImpact {
  private ProjectImpact() {}

  /**
   * Returns what would be made again if a file changed.
   *
   * @param file absolute; it need not exist
   * @param key of the configuration; empty for any other file, and for all of the configuration
   * @throws press.offprint.model.problem.OffprintException if nothing can depend on the file, or if
   *     nothing was published yet
   */
  public static Impact of(PublishSettings settings, Path file, String key) {
    SiteConfigResult configured = SiteConfigLoader.load(settings);
    Site site = configured.site();
    List<RouteFile> routes = RouteFiles.of(settings.project(), site);
    SiteTemplates templates = new SiteTemplates(settings.project(), site.theme());
    templates.refresh();
    Path state = ProjectLayout.state(settings);
    EditionFactory engines =
        new EditionFactory(
            settings.project(),
            site.theme(),
            templates,
            new DiskCache(state, "", false, 0, settings.clock()),
            new DiskOutputBuffer(state, Integer.MAX_VALUE),
            new DiskOutputBuffer(state, Integer.MAX_VALUE));
    IsolatedExecutor executor = new IsolatedExecutor(site.limits().seconds());
    Map<String, Edition> binary =
        engines.binary(executor, new EditionCalls(executor), site.variants());
    EditionInputs inputs =
        new EditionInputs(
            engines.fingerprints(routes, binary),
            templates,
            configured.keys(),
            new Lazy<>(() -> CustomFonts.hashes(settings.project(), site.theme())));
    try (Catalog catalog = Catalog.openReadOnly(state).orElse(null)) {
      if (catalog == null) {
        throw new OffprintException(
            "Nothing was published yet, so nothing can be made again. Run: offprint publish");
      }
      Set<String> made = new TreeSet<>(EditionSelection.configured(site, routes));
      Set<String> published =
          catalog.siteRenditions().stream()
              .map(known -> "site-" + known.edition())
              .collect(Collectors.toSet());
      made.removeIf(route -> route.startsWith("site-") && !published.contains(route));
      return new ImpactAnalysis(settings, site, catalog.entries().values(), made, inputs)
          .of(file, key);
    }
  }
}
