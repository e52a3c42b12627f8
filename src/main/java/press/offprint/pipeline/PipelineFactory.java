package press.offprint.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import press.offprint.content.site.config.QueueSettings;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.guard.StagedPosts;
import press.offprint.pipeline.post.PictureCopies;
import press.offprint.pipeline.post.RenditionStore;
import press.offprint.pipeline.post.SlowEditions;
import press.offprint.pipeline.queue.BrokerLogin;
import press.offprint.pipeline.queue.CoordinatorName;
import press.offprint.pipeline.queue.JobQueue;
import press.offprint.pipeline.record.SplitEnd;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.state.OutputState;
import press.offprint.pipeline.watch.ArrivalFilter;
import press.offprint.pipeline.watch.SeenFiles;
import press.offprint.pipeline.watch.WatchScheduler;
import press.offprint.pipeline.wiring.EditionParts;
import press.offprint.pipeline.wiring.PublisherContext;
import press.offprint.pipeline.wiring.ReadingParts;
import press.offprint.pipeline.wiring.RecordParts;
import press.offprint.pipeline.wiring.SiteParts;

/**
 * The object graph of a publisher, and the beans that routes name. The records named <code>*Parts
 * </code> put its parts together.
 */
final class PipelineFactory implements AutoCloseable {
  private final PublisherContext context;
  private final EditionParts editions;
  private final RecordParts records;
  private final ReadingParts reading;
  private final SiteParts site;
  private final SlowEditions slowEditions;
  private final PictureCopies copies;
  private final Optional<JobQueue> jobs;
  private final ProjectWatch projectWatch;
  private final Map<String, Object> beans = new LinkedHashMap<>();

  PipelineFactory(
      PublishSettings settings,
      SiteConfigResult configured,
      OutputState state,
      List<RouteFile> routes,
      ProjectWatch projectWatch,
      RunListener listener) {
    this.context = PublisherContext.of(settings, configured, state, routes, listener);
    this.editions = EditionParts.of(context);
    this.records = RecordParts.of(context, editions);
    this.reading = ReadingParts.of(context, editions, records);
    this.site = SiteParts.of(context, editions, records, reading);
    this.slowEditions = new SlowEditions(editions.calls(), editions.inputs(), context.catalog());
    this.copies =
        new PictureCopies(
            configured.copiesLater(),
            context.catalog(),
            editions.inputs(),
            reading.indexes(),
            context.editions(),
            editions.calls(),
            records.guard(),
            records.receipts().copies(),
            context.stop());
    this.jobs = jobs(context);
    this.projectWatch = projectWatch;
    editions.addBeans(beans);
    reading.addBeans(beans);
    site.addBeans(beans);
    addPostBeans();
    if (jobs.isPresent()) {
      beans.put("jobs", jobs.get());
    }
    beans.put(
        "contentEvents",
        new WatchScheduler(
            reading.roots(),
            reading.scope(),
            this::millisToNext,
            settings.clock(),
            () -> projectWatch.isChanged()));
    beans.put("arrivals", new SeenFiles());
    beans.put("arrivalFilter", new ArrivalFilter(settings.output(), reading.scope()));
  }

  private void addPostBeans() {
    PublishSettings settings = context.settings();
    beans.put("receipts", records.receipts());
    beans.put("jobsEnd", new SplitEnd(records.receipts()::failed));
    beans.put("slowEditions", slowEditions);
    beans.put("copies", copies);
    beans.put("editions", context.editions());
    beans.put(
        "store",
        new RenditionStore(
            context.output(),
            reading.claims(),
            settings.strict(),
            context.acceptance(),
            context.stop(),
            records.guard(),
            context.store()));
    beans.put(
        "staged",
        new StagedPosts(
            records.guard(),
            records.receipts(),
            context.output(),
            context.heldFolder(),
            context.stop(),
            context.listener()::notice));
  }

  private static Optional<JobQueue> jobs(PublisherContext context) {
    QueueSettings queue = context.configured().queue();
    return queue.isBroker()
        ? Optional.of(
            new JobQueue(
                context.settings(),
                queue.endpoint(),
                BrokerLogin.of(System.getenv()),
                CoordinatorName.of(context.state().folder()),
                context.store(),
                context.editions(),
                context.stop(),
                context.listener()::notice))
        : Optional.empty();
  }

  /** Returns the beans that routes name. */
  Map<String, Object> beans() {
    return beans;
  }

  /** Returns the endpoint that takes posts, as a Camel URI. */
  String queue() {
    QueueSettings queue = context.configured().queue();
    return queue.isBroker() ? "direct:queue-post" : queue.endpoint();
  }

  /** Returns the number of posts that may be at workers at once. */
  int jobLimit() {
    return context.configured().queue().jobs();
  }

  /** Returns the queue of the workers; empty if this process makes all posts. */
  Optional<JobQueue> jobs() {
    return jobs;
  }

  PublisherContext context() {
    return context;
  }

  EditionParts editions() {
    return editions;
  }

  RecordParts records() {
    return records;
  }

  ReadingParts reading() {
    return reading;
  }

  SiteParts site() {
    return site;
  }

  PictureCopies copies() {
    return copies;
  }

  ProjectWatch projectWatch() {
    return projectWatch;
  }

  /** Switches to watch mode: changes alone are reported, and failed posts wait for their pauses. */
  void watchMode() {
    records.reporter().reportChangesOnly();
    context.retries().pauseBetweenAttempts();
    reading.ahead().watchMode();
    slowEditions.watchMode();
    copies.watchMode();
    reading.related().watchMode();
  }

  private OptionalLong millisToNext() {
    return reading.related().isDue() || reading.ahead().isDue() || copies.isDue()
        ? OptionalLong.of(0)
        : context.retries().millisToNext();
  }

  @Override
  public void close() {
    if (jobs.isPresent()) { // A lambda would load the class in any case.
      jobs.get().close();
    }
    reading.ahead().close();
    editions.calls().close();
    site.search().close();
    reading.drafts().close();
    editions.cache().close();
    editions.buffer().close();
    editions.cards().close();
    records.history().close();
    reading.paragraphs().close();
    records.editionLog().close();
  }
}
