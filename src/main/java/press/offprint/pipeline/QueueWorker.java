package press.offprint.pipeline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import press.offprint.content.site.config.QueueSettings;
import press.offprint.content.site.config.StoreSettings;
import press.offprint.model.Site;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.config.StoreLocation;
import press.offprint.pipeline.disk.output.DiskCache;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.output.DiskOutputBuffer;
import press.offprint.pipeline.disk.state.OwnFolder;
import press.offprint.pipeline.disk.state.ProcessFolder;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.FolderBlobStore;
import press.offprint.pipeline.exec.EditionCalls;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.queue.BrokerLogin;
import press.offprint.pipeline.queue.WorkerCamel;
import press.offprint.pipeline.queue.WorkerJobs;
import press.offprint.pipeline.queue.WorkerProject;
import press.offprint.pipeline.wiring.EditionFactory;
import press.offprint.pipeline.wiring.EditionParts;

/**
 * A worker: it makes the editions of posts that a publisher elsewhere sends to a queue, until it is
 * closed. It has no state but caches.
 */
public final class QueueWorker implements AutoCloseable {
  private static final int BUFFERED_BYTES = 1 << 20;
  private static final String WORK = "queue-work";

  /** The folder in the cache for the large files of posts that are being made. */
  private static final String WORK_FOLDER = "work";

  private final WorkerCamel camel;
  private final CompletableFuture<String> refusal;
  private final ProcessFolder work;

  /**
   * The options of a worker.
   *
   * @param queue the address of the broker; empty for that in {@code offprint.yaml}
   * @param store the folder or the bucket of the renditions; empty for that in {@code
   *     offprint.yaml}
   * @param cache the folder of unpacked projects and of caches
   * @param name as receipts show it
   */
  public record Options(String queue, String store, Path cache, String name) {}

  private QueueWorker(WorkerCamel camel, CompletableFuture<String> refusal, ProcessFolder work) {
    this.camel = camel;
    this.refusal = refusal;
    this.work = work;
  }

  /**
   * Starts a worker.
   *
   * @param settings of the project whose {@code offprint.yaml} is read, if there is one
   * @throws OffprintException if there is no broker in the options or the settings, or if another
   *     user may write to the folder of the caches
   */
  public static QueueWorker open(
      PublishSettings settings,
      Options options,
      Map<String, String> environment,
      Consumer<String> notices) {
    QueueSettings configured = SiteConfigLoader.load(settings).queue();
    String address = options.queue().isEmpty() ? configured.endpoint() : options.queue();
    if (!QueueSettings.isBroker(address)) {
      throw new OffprintException(
          "The worker needs a broker. Name it with --queue tcp://HOST:61616, or as queue in"
              + " offprint.yaml.");
    }
    Path cache = OwnFolder.of(options.cache(), "--cache");
    StoreSettings place =
        options.store().isEmpty() ? configured.store() : StoreSettings.at(options.store());
    ProcessFolder work = ProcessFolder.below(cache.resolve(WORK_FOLDER), settings.clock());
    DiskOutputBuffer buffer = new DiskOutputBuffer(work.path(), BUFFERED_BYTES);
    BlobStore store =
        new StoreLocation(place, settings.project(), environment::get)
            .open(ProjectLayout.state(settings), new DiskOperations(), buffer);
    if (store instanceof FolderBlobStore folder) {
      folder.sweep(settings.clock());
    }
    CompletableFuture<String> refusal = new CompletableFuture<>();
    WorkerJobs jobs =
        new WorkerJobs(
            options.name(),
            store,
            cache.resolve("projects"),
            settings.clock(),
            settings.threads(),
            folder -> project(folder, cache, work.path(), settings),
            refusal::complete,
            notices);
    return new QueueWorker(
        new WorkerCamel(
            RouteFiles.find(settings.project(), WORK),
            address,
            BrokerLogin.of(environment),
            jobs,
            settings.threads()),
        refusal,
        work);
  }

  /** Returns the editions of an unpacked project. */
  private static WorkerProject project(
      Path folder, Path cacheFolder, Path work, PublishSettings worker) {
    PublishSettings settings =
        new PublishSettings(
            folder,
            ProjectLayout.content(folder),
            ProjectLayout.output(folder),
            cacheFolder,
            Optional.empty(),
            Set.of(),
            List.of(),
            false,
            false,
            false,
            false,
            false,
            false,
            worker.threads(),
            worker.clock());
    Site site = SiteConfigLoader.of(settings);
    SiteTemplates templates = new SiteTemplates(folder, site.theme());
    templates.refresh();
    DiskCache cache = EditionParts.cache(settings);
    DiskOutputBuffer buffer = new DiskOutputBuffer(work, BUFFERED_BYTES);
    EditionFactory engines =
        new EditionFactory(folder, site.theme(), templates, cache, buffer, buffer);
    IsolatedExecutor executor = new IsolatedExecutor(site.limits().seconds());
    EditionCalls calls = new EditionCalls(executor);
    Map<String, Object> beans =
        new LinkedHashMap<>(engines.binary(executor, calls, site.variants()));
    beans.put("text", engines.text(executor, calls));
    return new WorkerProject(
        RouteFiles.of(folder, site),
        beans,
        () -> {
          calls.close();
          cache.close();
          buffer.close();
        });
  }

  /**
   * Calls {@code then} with the reason if this worker would make other bytes than a coordinator.
   */
  public void onRefusal(Consumer<String> then) {
    CompletableFuture<Void> unused = refusal.thenAccept(then); // It cannot fail.
  }

  /** Takes no further job, and ends those under way or gives them back, within ten seconds. */
  @Override
  public void close() {
    camel.close();
    work.close();
  }
}
