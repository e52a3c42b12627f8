package press.offprint.cli.server;

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
import press.offprint.model.problem.OffprintException;
import press.offprint.model.text.ServerAddresses;
import press.offprint.model.text.Uris;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.ReportJson;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.web.auth.RunKey;
import press.offprint.web.auth.ServerFile;

/**
 * A client of an {@code offprint serve} on the same content and output folders. The server holds
 * the lock of the output folder, so other commands publish through it.
 */
public final class ServerClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final ServerFile file;
  private final String challenge;
  private final PublishSettings settings;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  private ServerClient(ServerFile file, String challenge, PublishSettings settings) {
    this.file = file;
    this.challenge = challenge;
    this.settings = settings;
  }

  /**
   * Returns a client of the running server. Empty if no server is running, or if the settings have
   * options or paths that its interface does not take.
   */
  public static Optional<ServerClient> of(PublishSettings settings) {
    boolean hasOtherOptions =
        settings.strict()
            || settings.drafts()
            || settings.future()
            || settings.allowEmpty()
            || settings.config().isPresent();
    boolean hasValidPaths =
        settings.paths().stream()
            .allMatch(path -> path.startsWith(settings.content()) && Files.exists(path));
    return hasOtherOptions || !hasValidPaths
        ? Optional.empty()
        : file(settings)
            .flatMap(
                file ->
                    ServerHandshake.with(file)
                        .flatMap(ServerHandshake::challenge)
                        .map(challenge -> new ServerClient(file, challenge, settings)));
  }

  private static Optional<ServerFile> file(PublishSettings settings) {
    return ServerFile.read(ProjectOperations.state(settings))
        .filter(file -> file.project().equals(settings.project().toString()))
        .filter(file -> file.content().equals(settings.content().toString()))
        .filter(file -> file.output().equals(settings.output().toString()));
  }

  /**
   * Removes the file of a server that has ended. The caller holds the lock of the output folder, so
   * no server of these folders is running.
   */
  public static void removeStaleFile(PublishSettings settings) {
    if (file(settings).isPresent()) {
      try {
        ServerFile.remove(ProjectOperations.state(settings));
      } catch (IOException e) {
        // The file is ignored, because no server proves itself.
      }
    }
  }

  /** Publishes through the server. */
  public RunSummary publish(RunListener listener) {
    return run(ServerAddresses.API + "/publish", listener);
  }

  /** Runs a route through the server. */
  public RunSummary trigger(String route, RunListener listener) {
    return run(
        ServerAddresses.API + "/routes/" + Uris.encodeComponent(route) + "/trigger", listener);
  }

  /**
   * Has the server change something between two runs.
   *
   * @param change the name of the operation in the interface, such as {@code release}
   * @throws OffprintException if the server refuses it; the message is that of the server
   */
  public JsonObject change(String change, JsonObject parameters, RunListener listener) {
    String path = ServerAddresses.API + "/" + change;
    listener.notice("Asking the running server at " + file.url());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(file.url()).resolve(path))
            .header("Authorization", RunKey.authorization(file.key(), "POST", path, challenge))
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(parameters.toString()))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw failure(response.statusCode(), response.body());
      }
      return JsonObject.read(response.body());
    } catch (IOException | IllegalArgumentException e) {
      throw interrupted(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted("this command was interrupted", e);
    }
  }

  private RunSummary run(String path, RunListener listener) {
    listener.notice("Publishing through the running server at " + file.url());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(file.url()).resolve(path))
            .header("Authorization", RunKey.authorization(file.key(), "POST", path, challenge))
            .header("Accept", "application/x-ndjson")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(requestBody()))
            .build();
    try {
      HttpResponse<Stream<String>> response =
          client.send(request, HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        if (response.statusCode() != OK) {
          throw failure(response.statusCode(), String.join("\n", lines.toList()));
        }
        RunSummary[] summary = new RunSummary[1];
        lines.forEach(
            line -> {
              ReportJson.receipt(line).ifPresent(listener::ended);
              ReportJson.summary(line).ifPresent(found -> summary[0] = found);
            });
        if (summary[0] == null) {
          throw interrupted("no summary was sent", null);
        }
        listener.closes(summary[0]);
        return summary[0];
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw interrupted(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted("this command was interrupted", e);
    }
  }

  private IllegalStateException interrupted(String reason, Exception cause) {
    return new IllegalStateException(
        "The server at "
            + file.url()
            + " ended before the run was complete ("
            + reason
            + "). Run this command again.",
        cause);
  }

  private RuntimeException failure(int status, String problem) {
    String given = JsonObject.read(problem).text("detail");
    String detail = given.isEmpty() ? "HTTP status " + status + "." : given;
    return status == BAD_REQUEST
        ? new OffprintException(detail)
        : new IllegalStateException("The server at " + file.url() + " failed: " + detail);
  }

  private String requestBody() {
    List<String> sources = new ArrayList<>();
    // No sources are all sources. The content folder itself has no name relative to itself.
    if (!settings.paths().contains(settings.content())) {
      for (Path path : settings.paths()) {
        sources.add(settings.content().relativize(path).toString().replace('\\', '/'));
      }
    }
    JsonObject body =
        new JsonObject()
            .put("sources", sources)
            .put("editions", settings.editions())
            .put("force", settings.force());
    return settings.allowWithdrawals()
        ? body.put("allowWithdrawals", true).toString()
        : body.toString();
  }
}
