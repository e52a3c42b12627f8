package press.offprint.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Service;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.run.RouteInfo;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;

/** Camel, running a project's routes. */
final class CamelEngine implements AutoCloseable {
  // The whole end is promised within ten.
  private static final int SHUTDOWN_SECONDS = 6;
  private static final String WATCH = "watch-content";

  private final Main main;
  private final CamelContext camel;
  private final PipelineFactory factory;

  private CamelEngine(Main main, PipelineFactory factory) {
    this.main = main;
    this.camel = main.getCamelContext();
    this.factory = factory;
  }

  /**
   * Starts Camel with the routes and beans of a press.
   *
   * @throws OffprintException where a route cannot be used
   */
  static CamelEngine start(
      PublishSettings settings, List<RouteFile> routes, PipelineFactory factory) {
    Main main = new Main();
    // Who stops the press on a signal is decided by the command.
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    main.configure().setShutdownTimeout(SHUTDOWN_SECONDS);
    main.configure().setAutoConfigurationLogSummary(false);
    main.addInitialProperty("offprint.content", settings.content().toString());
    main.addInitialProperty("offprint.output", settings.output().toString());
    main.addInitialProperty("offprint.queue", "direct:publish-post");
    main.addInitialProperty("offprint.watching", "false");
    main.start();
    factory.named().forEach((name, bean) -> main.getCamelContext().getRegistry().bind(name, bean));
    main.getCamelContext().addRoutePolicyFactory(new RunRoutePolicy(factory.receipts()));
    CamelEngine engine = new CamelEngine(main, factory);
    try {
      engine.load(routes);
      factory.editions().started(main.getCamelContext());
    } catch (RuntimeException | Error e) {
      engine.close();
      throw e;
    }
    return engine;
  }

  private void load(List<RouteFile> routes) {
    for (RouteFile route : routes) {
      try {
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource(route));
      } catch (Exception e) {
        throw new OffprintException(
            "The route file " + route.fileName() + " cannot be used: " + RootCauses.first(e), e);
      }
    }
  }

  private static Resource resource(RouteFile route) {
    return ResourceHelper.fromString(route.fileName(), route.text());
  }

  /** Runs {@code publish-changes} once, after a run that is under way. */
  RunSummary publish(RunRequest request) {
    try (ProducerTemplate template = camel.createProducerTemplate()) {
      return template.requestBody("direct:publish-changes", request, RunSummary.class);
    } catch (CamelExecutionException e) {
      if (RootCauses.find(e, OffprintException.class).isPresent()) {
        throw RootCauses.find(e, OffprintException.class).get();
      }
      throw new IllegalStateException("Publishing ended early: " + RootCauses.first(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a service that lives as long as Camel does. */
  void join(Service service) {
    try {
      camel.addService(service, true, true);
    } catch (Exception e) {
      throw RootCauses.find(e, OffprintException.class)
          .orElseGet(
              () -> new OffprintException("It cannot be started: " + RootCauses.first(e), e));
    }
  }

  /** Starts to listen to the content folder. */
  void watch() {
    factory.receipts().onlyWhatHappens();
    try {
      camel.getRouteController().startRoute(WATCH);
    } catch (Exception e) {
      throw new OffprintException(
          "The content folder cannot be watched: " + RootCauses.first(e), e);
    }
  }

  /** What routes a project has, without starting any. */
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
      throw new OffprintException("The routes cannot be read: " + RootCauses.first(e), e);
    }
  }

  @Override
  public void close() {
    main.stop();
  }
}
