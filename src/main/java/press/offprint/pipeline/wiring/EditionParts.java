package press.offprint.pipeline.wiring;

import java.util.Map;
import press.offprint.edition.Edition;
import press.offprint.model.Site;
import press.offprint.pipeline.config.ProgramFingerprint;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.disk.RealPaths;
import press.offprint.pipeline.disk.output.DiskCache;
import press.offprint.pipeline.disk.output.DiskOutputBuffer;
import press.offprint.pipeline.exec.EditionCalls;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.plan.input.PostInputs;

/**
 * The editions, with their templates, fingerprints, caches and deadlines.
 *
 * @param binary the editions that need Java, by the name of their bean
 * @param inputs the hash of all that an edition of a post depends on
 */
public record EditionParts(
    SiteTemplates templates,
    EditionFactory engines,
    IsolatedExecutor executor,
    EditionCalls calls,
    Map<String, Edition> binary,
    EditionFingerprints fingerprints,
    PostInputs inputs,
    DiskCache cache,
    DiskOutputBuffer buffer,
    DiskOutputBuffer cards) {
  /** Images, covers, highlighted code and formulas of earlier runs. */
  private static final long CACHED_BYTES = 256L << 20;

  /** A larger rendition is on disk while it is made. */
  private static final int BUFFERED_BYTES = 1 << 20;

  public static EditionParts of(PublisherContext context) {
    PublishSettings settings = context.settings();
    Site site = context.site();
    SiteTemplates templates = new SiteTemplates(settings.project(), site.theme());
    DiskCache cache = cache(settings);
    DiskOutputBuffer buffer = new DiskOutputBuffer(context.state().folder(), BUFFERED_BYTES);
    DiskOutputBuffer cards = new DiskOutputBuffer(context.state().folder(), 0);
    EditionFactory engines =
        new EditionFactory(settings.project(), site.theme(), templates, cache, buffer, cards);
    IsolatedExecutor executor = new IsolatedExecutor(site.limits().seconds());
    EditionCalls calls = new EditionCalls(executor);
    Map<String, Edition> binary = engines.binary(executor, calls, site.variants());
    EditionFingerprints fingerprints = engines.fingerprints(context.routes(), binary);
    PostInputs inputs =
        new PostInputs(
            site.fingerprint(), edition -> fingerprints.of("post-" + edition), settings.strict());
    return new EditionParts(
        templates, engines, executor, calls, binary, fingerprints, inputs, cache, buffer, cards);
  }

  public static DiskCache cache(PublishSettings settings) {
    String program = ProgramFingerprint.VALUE + " " + System.getProperty("java.vm.version");
    return new DiskCache(
        RealPaths.of(settings.state()), program, !settings.force(), CACHED_BYTES, settings.clock());
  }

  public void addBeans(Map<String, Object> beans) {
    beans.putAll(binary);
    beans.put("text", engines.text(executor, calls));
  }
}
