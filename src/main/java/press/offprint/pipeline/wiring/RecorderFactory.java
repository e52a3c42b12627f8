package press.offprint.pipeline.wiring;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.exec.Lazy;
import press.offprint.pipeline.font.CustomFonts;
import press.offprint.pipeline.lineage.EditionInputs;
import press.offprint.pipeline.lineage.MakingCauses;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.record.PublicationRecorder;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.OutputState;
import press.offprint.pipeline.version.AcceptedLooks;
import press.offprint.pipeline.version.VersionCleaner;
import press.offprint.pipeline.version.VersionRecorder;

/** Puts the record of publications together: entries, versions, and the causes of each making. */
record RecorderFactory(
    PublishSettings settings, SiteConfigResult configured, OutputState state, BlobStore store) {

  /** Returns the inputs of editions by their names. */
  EditionInputs inputs(EditionFingerprints fingerprints, SiteTemplates templates) {
    String theme = configured.site().theme();
    return new EditionInputs(
        fingerprints,
        templates,
        configured.keys(),
        new Lazy<>(() -> CustomFonts.hashes(settings.project(), theme)));
  }

  /**
   * Returns the record.
   *
   * @param run the number of the run in the history
   * @param notices gets a line about versions that cannot be stored
   */
  PublicationRecorder create(
      CatalogCache catalog,
      OutputFolder output,
      LongSupplier run,
      EditionInputs inputs,
      Consumer<String> notices) {
    return new PublicationRecorder(
        catalog,
        new VersionRecorder(
            store,
            catalog,
            output,
            configured.versions(),
            this::source,
            run,
            settings.clock(),
            notices),
        new VersionCleaner(
            store,
            state.catalog().versions(),
            configured.versions(),
            settings.clock(),
            () -> AcceptedLooks.of(state.folder())),
        new MakingCauses(catalog, inputs, settings.force(), settings.clock()),
        settings.clock());
  }

  private Optional<Bytes> source(String path) {
    SiteFileLookup files = new SiteFileLookup(settings.content(), List.of());
    return files.read(path, configured.site().limits().readBytes())
            instanceof ResourceSource.Found found
        ? Optional.of(found.content())
        : Optional.empty();
  }
}
