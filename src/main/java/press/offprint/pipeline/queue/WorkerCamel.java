package press.offprint.pipeline.queue;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.exec.RootCauses;

/** Camel with the route {@code queue-work}, which takes jobs from the broker until it is closed. */
public final class WorkerCamel implements AutoCloseable {
  // Offprint promises to end within ten seconds in all.
  private static final int SHUTDOWN_SECONDS = 7;

  private final CamelContext camel = new DefaultCamelContext();
  private final JmsBroker broker;
  private final WorkerJobs jobs;

  /**
   * Starts to take jobs. If the broker is away, the route connects as soon as it is back.
   *
   * @throws OffprintException if the address is none, or the route cannot be used
   */
  public WorkerCamel(
      RouteFile route, String address, BrokerLogin login, WorkerJobs jobs, int threads) {
    this.broker = JmsBroker.ofWorker(address, login);
    this.jobs = jobs;
    camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    camel.getPropertiesComponent().addInitialProperty("offprint.threads", "" + threads);
    camel.getRegistry().bind("worker", jobs);
    broker.join(camel);
    try {
      camel.start();
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.fromString(route.fileName(), route.text()));
    } catch (Exception e) {
      close();
      throw new OffprintException(
          "The route file " + route.fileName() + " cannot be used: " + RootCauses.message(e), e);
    }
  }

  /** Takes no further job, waits for those under way, and gives back those that take too long. */
  @Override
  public void close() {
    camel.stop();
    jobs.close();
    broker.close();
  }
}
