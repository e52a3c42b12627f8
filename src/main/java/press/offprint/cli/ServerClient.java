package press.offprint.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import press.offprint.json.JsonObject;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.ReportJson;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.web.http.ServerFile;

/**
 * An {@code offprint serve} that works on the same content and output: it is warm and holds the
 * output folder, so that it does what other commands want done.
 */
final class ServerClient {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final int UNCLEAR = 400;

  private final ServerFile file;
  private final PublishSettings settings;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private ServerClient(ServerFile file, PublishSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  /**
   * The server that can do what the settings ask for; empty where none runs, or where they ask for
   * what it was not started with.
   */
  static Optional<ServerClient> of(PublishSettings settings) {
    boolean special =
        settings.strict()
            || settings.drafts()
            || settings.future()
            || settings.allowEmpty()
            || settings.config().isPresent();
    boolean there =
        settings.paths().stream()
            .allMatch(path -> path.startsWith(settings.content()) && Files.exists(path));
    return special || !there
        ? Optional.empty()
        : ServerFile.read(Publisher.state(settings))
            .filter(file -> file.project().equals(settings.project().toString()))
            .filter(file -> file.content().equals(settings.content().toString()))
            .map(file -> new ServerClient(file, settings))
            .filter(ServerClient::answers);
  }

  /** Where it is. */
  String address() {
    return file.url();
  }

  private boolean answers() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(file.url() + "api/v1/withdrawn"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + file.key())
            .build();
    try {
      // Another program may have taken the port since: only ours knows the key.
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Has it publish. */
  RunSummary publish(RunListener listener) {
    return run("api/v1/publish", listener);
  }

  /** Has it run a route. */
  RunSummary trigger(String route, RunListener listener) {
    return run("api/v1/routes/" + route + "/trigger", listener);
  }

  private RunSummary run(String path, RunListener listener) {
    listener.notice("The server at " + file.url() + " does it.");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(file.url() + path))
            .header("Authorization", "Bearer " + file.key())
            .header("Accept", "application/x-ndjson")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(order()))
            .build();
    try {
      HttpResponse<Stream<String>> answer =
          client.send(request, HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = answer.body()) {
        if (answer.statusCode() != OK) {
          throw refused(answer.statusCode(), String.join("\n", lines.toList()));
        }
        RunSummary[] summary = new RunSummary[1];
        lines.forEach(
            line -> {
              ReportJson.receipt(line).ifPresent(listener::ended);
              ReportJson.summary(line).ifPresent(end -> summary[0] = end);
            });
        return closed(summary[0], listener);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw brokeOff(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw brokeOff(e);
    }
  }

  private static RunSummary closed(RunSummary summary, RunListener listener) {
    if (summary == null) {
      throw new IllegalStateException("The server ended before it was done. Run this again.");
    }
    listener.closes(summary);
    return summary;
  }

  private static IllegalStateException brokeOff(Exception e) {
    return new IllegalStateException(
        "The server ended before it was done (" + e.getMessage() + "). Run this again.", e);
  }

  private static RuntimeException refused(int status, String problem) {
    String given = JsonObject.read(problem).text("detail");
    String detail = given.isEmpty() ? "It answered " + status + "." : given;
    return status == UNCLEAR
        ? new OffprintException(detail)
        : new IllegalStateException("The server could not do it: " + detail);
  }

  private String order() {
    List<String> sources = new ArrayList<>();
    for (Path path : settings.paths()) {
      String source = settings.content().relativize(path).toString().replace('\\', '/');
      if (!source.isEmpty()) {
        sources.add(source);
      }
    }
    return new JsonObject()
        .put("sources", sources)
        .put("editions", settings.editions())
        .put("force", settings.force())
        .toString();
  }
}
