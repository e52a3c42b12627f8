package press.offprint.pipeline.wiring;

import java.util.stream.Collectors;
import press.offprint.model.Site;
import press.offprint.pipeline.config.EditionSelection;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.guard.RunGuard;
import press.offprint.pipeline.history.HistoryRecorder;
import press.offprint.pipeline.lineage.EditionInputs;
import press.offprint.pipeline.plan.scan.MetadataCacheValidity;
import press.offprint.pipeline.post.EditionLog;
import press.offprint.pipeline.record.DroppedEditions;
import press.offprint.pipeline.record.PublicationRecorder;
import press.offprint.pipeline.record.ReceiptWriter;
import press.offprint.pipeline.record.RunReporter;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.CompositeListener;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The parts that record and judge runs: receipts, versions, history and guard.
 *
 * @param cacheValidity which entries of the cache of front matter hold in this run
 * @param dropped the editions that the site no longer has
 */
public record RecordParts(
    HistoryRecorder history,
    EditionLog editionLog,
    RunGuard guard,
    RunReporter reporter,
    MetadataCacheValidity cacheValidity,
    DroppedEditions dropped,
    PublicationRecorder publications,
    EditionInputs lineage,
    ReceiptWriter receipts,
    Unpublisher unpublisher) {

  public static RecordParts of(PublisherContext context, EditionParts editions) {
    PublishSettings settings = context.settings();
    Site site = context.site();
    CatalogCache catalog = context.catalog();
    RunListener listener = context.listener();
    HistoryRecorder history =
        new HistoryRecorder(context.state().folder(), settings.clock(), catalog::find);
    RunGuard guard =
        new RunGuard(
            context.configured().guard(),
            catalog,
            () -> history.history().guard(),
            history::run,
            settings.clock());
    EditionLog editionLog =
        EditionLog.open(site.addresses().changes(), context.state().folder(), settings.clock());
    RunReporter reporter =
        new RunReporter(
            new CompositeListener(editionLog, listener, history, guard),
            settings.clock(),
            context.stop());
    MetadataCacheValidity cacheValidity =
        new MetadataCacheValidity(catalog, context.stop(), site.fingerprint());
    DroppedEditions dropped =
        new DroppedEditions(
            catalog,
            context.output(),
            EditionSelection.configured(site, context.routes()),
            context.routes().stream().map(RouteFile::name).collect(Collectors.toSet()),
            context.makesAllEditions(),
            listener::notice);
    RecorderFactory recorders =
        new RecorderFactory(settings, context.configured(), context.state(), context.store());
    EditionInputs lineage = recorders.inputs(editions.fingerprints(), editions.templates());
    PublicationRecorder publications =
        recorders.create(catalog, context.output(), history::run, lineage, listener::notice);
    ReceiptWriter receipts =
        new ReceiptWriter(
            site,
            catalog,
            context.output(),
            context.retries(),
            editions.inputs(),
            cacheValidity,
            dropped,
            context.stop(),
            settings.clock(),
            reporter,
            context.acceptance(),
            publications,
            guard);
    return new RecordParts(
        history,
        editionLog,
        guard,
        reporter,
        cacheValidity,
        dropped,
        publications,
        lineage,
        receipts,
        new Unpublisher(context.output(), catalog, receipts));
  }
}
