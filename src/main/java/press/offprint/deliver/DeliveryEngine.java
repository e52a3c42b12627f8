package press.offprint.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import press.offprint.deliver.plan.Announcement;
import press.offprint.deliver.plan.DeliveryItem;
import press.offprint.deliver.target.TargetBeans;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.exec.RootCauses;

/**
 * Camel with the routes of targets. It is apart from Camel of the runs, so that a target that hangs
 * or fails holds up no run.
 */
public final class DeliveryEngine implements AutoCloseable {
  /** The target, for beans that need its name. */
  static final String TARGET = "target";

  private static final int SHUTDOWN_SECONDS = 4;

  private final DefaultCamelContext camel;
  private final ProducerTemplate template;

  private DeliveryEngine(DefaultCamelContext camel) {
    this.camel = camel;
    this.template = camel.createProducerTemplate();
  }

  /**
   * Starts Camel with the routes that the targets name, and their error policy.
   *
   * @throws OffprintException if a route cannot be used
   */
  public static DeliveryEngine start(
      List<DeliveryTarget> targets, List<RouteFile> routes, TargetBeans beans) {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    for (String name : TargetBeans.names()) {
      camel.getRegistry().bind(name, Object.class, () -> beans.get(name));
    }
    try {
      // A policy holds for the routes that are loaded after it.
      for (RouteFile route : routes) {
        if (route.isFor("delivery")) {
          load(camel, route);
        }
      }
      for (RouteFile route : routes) {
        if (targets.stream().anyMatch(target -> target.route().equals(route.name()))) {
          load(camel, route);
        }
      }
      camel.start();
      return new DeliveryEngine(camel);
    } catch (RuntimeException e) {
      camel.stop();
      throw e instanceof OffprintException
          ? e
          : new OffprintException(
              "The routes of deliveries cannot be started: " + RootCauses.message(e), e);
    }
  }

  private static void load(DefaultCamelContext camel, RouteFile route) {
    try {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.fromString(route.fileName(), route.text()));
    } catch (Exception e) {
      throw new OffprintException(
          "The route file " + route.fileName() + " cannot be used: " + RootCauses.message(e), e);
    }
  }

  /** Sends one file through the route of a target. Returns the failure, empty if it arrived. */
  Optional<Throwable> send(DeliveryTarget target, Map<String, String> settings, DeliveryItem item) {
    byte[] body = item.isDeletion() ? null : item.content().toArray();
    return call(
        target,
        settings,
        exchange -> {
          exchange.getMessage().setHeader(Exchange.FILE_NAME, item.path());
          exchange.getMessage().setHeader("operation", item.operation());
          exchange.getMessage().setHeader("sha256", item.sha256());
          if (!item.isDeletion()) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, item.mediaType());
            exchange.getMessage().setBody(body);
          }
        });
  }

  /** Sends an alarm or any other value through the route of a target. */
  public Optional<Throwable> sendBody(
      DeliveryTarget target, Map<String, String> settings, Object body) {
    return call(target, settings, exchange -> exchange.getMessage().setBody(body));
  }

  /**
   * Sends a post or an issue through the route of a target: the body is its page.
   *
   * @param url of its page
   * @param files all its files, the page among them
   */
  Optional<Throwable> announce(
      DeliveryTarget target,
      Map<String, String> settings,
      Announcement announcement,
      String url,
      List<DeliveryItem> files) {
    DeliveryItem page =
        files.stream().filter(file -> file.path().equals(announcement.path())).findFirst().get();
    byte[] body = page.content().toArray();
    return call(
        target,
        settings,
        exchange -> {
          exchange.getMessage().setHeader(Exchange.FILE_NAME, page.path());
          exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, page.mediaType());
          exchange.getMessage().setHeader("operation", page.operation());
          exchange.getMessage().setHeader("source", announcement.source());
          exchange.getMessage().setHeader("kind", announcement.kind());
          exchange.getMessage().setHeader("title", announcement.title());
          exchange.getMessage().setHeader("summary", announcement.summary());
          exchange.getMessage().setHeader("language", announcement.language());
          exchange.getMessage().setHeader("url", url);
          exchange.getMessage().setHeader("files", files);
          exchange.getMessage().setBody(body);
        });
  }

  /** Sends all files of a delivery through the route of a target at once. */
  Optional<Throwable> sendAll(
      DeliveryTarget target, Map<String, String> settings, List<DeliveryItem> items) {
    return call(target, settings, exchange -> exchange.getMessage().setBody(items));
  }

  private interface Message {
    void into(Exchange exchange);
  }

  private Optional<Throwable> call(
      DeliveryTarget target, Map<String, String> settings, Message message) {
    Exchange sent =
        template.send(
            "direct:" + target.route(),
            exchange -> {
              exchange.setVariable(TARGET, target.name());
              settings.forEach(exchange::setVariable);
              message.into(exchange);
            });
    return Optional.ofNullable(sent.getException());
  }

  /** Returns the Camel context, for tests. */
  DefaultCamelContext context() {
    return camel;
  }

  @Override
  public void close() {
    try {
      template.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      camel.stop();
    }
  }
}
