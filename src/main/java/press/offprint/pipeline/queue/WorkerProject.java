package press.offprint.pipeline.queue;

import java.util.List;
import java.util.Map;
import press.offprint.pipeline.config.RouteFile;

/**
 * The editions of one project at a worker.
 *
 * @param routes all routes of the project
 * @param beans the editions that routes name
 * @param end closes caches
 */
public record WorkerProject(List<RouteFile> routes, Map<String, Object> beans, Runnable end) {
  public WorkerProject {
    routes = List.copyOf(routes);
    beans = Map.copyOf(beans);
  }
}
