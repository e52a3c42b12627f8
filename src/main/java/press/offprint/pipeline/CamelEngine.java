package press.offprint.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Service;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.queue.JobQueue;
import press.offprint.pipeline.run.RouteInfo;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;

/** Camel with the routes of a project. */
final class CamelEngine implements AutoCloseable {
  // Offprint promises to end within ten seconds in all.
  private static final int SHUTDOWN_SECONDS = 6;
  private static final String WATCH = "watch-content";
  private static final String POLICY = "error-policy";
  private static final String WORK = "queue-work";

  // Camel takes 0 and -1 for a queue without places, which makes a caller work.
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  private final Main main;
  private final CamelContext camel;
  private final PipelineFactory factory;
  private final RunRoutePolicy policy;

  private CamelEngine(Main main, PipelineFactory factory, RunRoutePolicy policy) {
    this.policy = policy;
    this.main = main;
    this.camel = main.getCamelContext();
    this.factory = factory;
  }

  /**
   * Starts Camel with the routes and beans of a project.
   *
   * @throws OffprintException if a route cannot be used
   */
  static CamelEngine start(
      PublishSettings settings, List<RouteFile> routes, PipelineFactory factory) {
    Main main = new Main();
    // The command line handles signals.
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    main.configure().setShutdownTimeout(SHUTDOWN_SECONDS);
    main.configure().setAutoConfigurationLogSummary(false);
    main.addInitialProperty("offprint.content", settings.content().toString());
    main.addInitialProperty("offprint.output", settings.output().toString());
    main.addInitialProperty("offprint.queue", factory.queue());
    main.addInitialProperty("offprint.watching", "false");
    main.start();
    CamelContext camel = main.getCamelContext();
    factory.beans().forEach((name, bean) -> camel.getRegistry().bind(name, bean));
    if (factory.jobs().isPresent()) {
      JobQueue jobs = factory.jobs().get();
      camel.getPropertiesComponent().addInitialProperty("offprint.coordinator", jobs.coordinator());
      jobs.join(camel);
    }
    threadPools(settings.threads(), factory.jobLimit())
        .forEach(profile -> camel.getExecutorServiceManager().registerThreadPoolProfile(profile));
    RunRoutePolicy policy =
        new RunRoutePolicy(factory.records().reporter(), factory.context().stop());
    camel.addRoutePolicyFactory(policy);
    CamelEngine engine = new CamelEngine(main, factory, policy);
    try {
      engine.load(routes);
      factory.context().editions().useContext(camel);
    } catch (RuntimeException | Error e) {
      engine.close();
      throw e;
    }
    return engine;
  }

  /**
   * Returns the thread pools that routes name. A full queue makes the caller work, so that the
   * posts in memory stay few.
   */
  private static List<ThreadPoolProfile> threadPools(int threads, int jobs) {
    return List.of(
        // The splitter waits in this queue too, behind the post that it added last. A bounded queue
        // could make a thread wait for its own task.
        profile("posts", threads, UNBOUNDED),
        profile("editions", threads, UNBOUNDED),
        // Each waits for the receipt of one post. If all wait, no further post is read.
        profile("waiting", jobs, 0),
        profile("pages", threads, UNBOUNDED),
        // The drafts of one plan after another, on threads that no published post waits for.
        profile("drafts", 1, UNBOUNDED),
        profile("draftEditions", threads, UNBOUNDED),
        // A slow disk takes its time for each post, but takes several at once.
        profile("storing", 2 * threads, 0));
  }

  private static ThreadPoolProfile profile(String name, int threads, int queue) {
    return new ThreadPoolProfileBuilder(name)
        .poolSize(threads)
        .maxPoolSize(threads)
        .maxQueueSize(queue)
        .keepAliveTime(1L)
        .allowCoreThreadTimeOut(true)
        .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
        .build();
  }

  private void load(List<RouteFile> routes) {
    // A policy holds for the routes that are loaded after it.
    List<RouteFile> policyFirst =
        routes.stream()
            .sorted(Comparator.comparing((RouteFile route) -> !route.name().equals(POLICY)))
            .toList();
    for (RouteFile route : policyFirst) {
      if (route.isDelivery() || (route.isOfQueue() && !isUsed(route))) {
        continue; // Camel of deliveries starts it if a target names it, or a worker does.
      }
      try {
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource(route));
      } catch (Exception e) {
        throw new OffprintException(
            "The route file " + route.fileName() + " cannot be used: " + RootCauses.message(e), e);
      }
    }
  }

  // Without a broker, the classes that speak to one are not loaded.
  private boolean isUsed(RouteFile route) {
    return factory.jobs().isPresent() && !route.name().equals(WORK);
  }

  private static Resource resource(RouteFile route) {
    return ResourceHelper.fromString(route.fileName(), route.text());
  }

  /** Returns the Camel context, for tests. */
  CamelContext context() {
    return camel;
  }

  /** Runs {@code publish-changes} for a request, after a run that is under way. */
  RunSummary publish(RunRequest request) {
    return run(request);
  }

  /** Runs {@code publish-changes} with a plan that was made before Camel started. */
  RunSummary publish(BuildPlan plan) {
    return run(plan);
  }

  /** Works while no run is under way. */
  <T> T betweenRuns(Supplier<T> work) {
    return policy.betweenRuns(work);
  }

  /** Makes a book of a reader with {@code reader-book}. */
  Object makeForReader(BookJob job) {
    return request("direct:reader-book", job, Object.class);
  }

  private RunSummary run(Object body) {
    return request("direct:publish-changes", body, RunSummary.class);
  }

  private <T> T request(String endpoint, Object body, Class<T> type) {
    try (ProducerTemplate template = camel.createProducerTemplate()) {
      return template.requestBody(endpoint, body, type);
    } catch (CamelExecutionException e) {
      throw RootCauses.find(e, OffprintException.class)
          .<RuntimeException>map(known -> known)
          .orElseGet(() -> failed(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A signal stops Camel, which takes the threads from the posts that are under way.
  private RuntimeException failed(CamelExecutionException e) {
    return camel.isStarted()
        ? new IllegalStateException("Publishing failed: " + RootCauses.message(e), e)
        : new OffprintException("Offprint was stopped before the end of the run", e);
  }

  /**
   * Starts a service that ends with Camel.
   *
   * @throws OffprintException if it cannot be started
   */
  void join(Service service) {
    try {
      camel.addService(service, true, true);
    } catch (Exception e) {
      throw RootCauses.find(e, OffprintException.class)
          .orElseGet(
              () ->
                  new OffprintException(
                      "The HTTP server could not be started: " + RootCauses.message(e), e));
    }
  }

  /** Starts to watch the content folder. */
  void watch() {
    factory.watchMode();
    try {
      camel.getRouteController().startRoute(WATCH);
    } catch (Exception e) {
      throw new OffprintException(
          "The content folder cannot be watched: " + RootCauses.message(e), e);
    }
  }

  /** Returns the routes of a project without starting them. */
  static List<RouteInfo> describe(List<RouteFile> routes) {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.build();
      for (RouteFile route : routes) {
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource(route));
      }
      List<RouteInfo> found = new ArrayList<>();
      camel
          .getRouteDefinitions()
          .forEach(
              route ->
                  found.add(
                      new RouteInfo(
                          route.getRouteId(),
                          route.getEndpointUrl(),
                          route.getDescriptionText() == null ? "" : route.getDescriptionText())));
      return found;
    } catch (Exception e) {
      throw new OffprintException("The routes cannot be read: " + RootCauses.message(e), e);
    }
  }

  @Override
  public void close() {
    main.stop();
  }
}
