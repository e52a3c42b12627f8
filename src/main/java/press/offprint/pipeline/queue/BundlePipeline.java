package press.offprint.pipeline.queue;

import java.io.IOException;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.record.BranchAggregator;

/** The routes {@code publish-post} and {@code post-*} of one project, at a worker. */
final class BundlePipeline implements AutoCloseable {
  private static final String POST = "publish-post";
  private static final String POLICY = "error-policy";
  // WorkerCamel has waited for the posts under way before.
  private static final int END_SECONDS = 1;

  private final WorkerProject project;
  private final WorkerSteps steps;
  private final CamelContext camel = new DefaultCamelContext();
  private final ProducerTemplate producer = camel.createProducerTemplate();

  /**
   * Starts the routes.
   *
   * @throws OffprintException if a route cannot be used
   */
  BundlePipeline(WorkerProject project, WorkerSteps steps, int threads) {
    this.project = project;
    this.steps = steps;
    try {
      project.beans().forEach((name, bean) -> camel.getRegistry().bind(name, bean));
      for (String name :
          List.of("reader", "copies", "slowEditions", "editions", "store", "receipts")) {
        camel.getRegistry().bind(name, steps);
      }
      camel.getRegistry().bind("renditions", new BranchAggregator());
      for (String name : List.of("editions", "pages", "storing")) {
        camel
            .getExecutorServiceManager()
            .registerThreadPoolProfile(
                new ThreadPoolProfileBuilder(name)
                    .poolSize(threads)
                    .maxPoolSize(threads)
                    .maxQueueSize(Integer.MAX_VALUE)
                    .build());
      }
      camel.start();
      load(POLICY);
      for (RouteFile route : project.routes()) {
        if (route.name().equals(POST) || route.isFor("post")) {
          load(route.name());
        }
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void load(String name) {
    for (RouteFile route : project.routes()) {
      if (route.name().equals(name)) {
        try {
          PluginHelper.getRoutesLoader(camel)
              .loadRoutes(ResourceHelper.fromString(route.fileName(), route.text()));
        } catch (Exception e) {
          throw new OffprintException(
              "The route file " + route.fileName() + " cannot be used: " + RootCauses.message(e),
              e);
        }
      }
    }
  }

  /**
   * Makes the editions of a post, and returns a {@link RenderReceipt} as JSON. A failure of any
   * kind is in the receipt.
   */
  String make(RenderJob job) {
    try {
      return producer.requestBody("direct:" + POST, job, String.class);
    } catch (CamelExecutionException e) {
      return steps.failed(job, e.getCause() == null ? e : e.getCause());
    }
  }

  /** Ends at once: the posts under way are given back to the queue. */
  @Override
  public void close() {
    camel.getShutdownStrategy().setTimeout(END_SECONDS);
    closeAfterPosts();
  }

  /** Ends after the posts that are under way, or after 45 seconds, as Camel does by default. */
  void closeAfterPosts() {
    try {
      producer.close();
      camel.stop();
    } catch (IOException e) {
      throw new IllegalStateException("The routes of a project could not be ended", e);
    } finally {
      project.end().run();
    }
  }
}
