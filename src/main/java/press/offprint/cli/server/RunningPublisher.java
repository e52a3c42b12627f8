package press.offprint.cli.server;

import java.time.Duration;
import java.util.Optional;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.state.RequestFolder;
import press.offprint.pipeline.run.RunListener;

/** The process that holds the lock of the output folder, and does what other commands ask of it. */
public final class RunningPublisher {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private RunningPublisher() {}

  /**
   * Has a running server or watcher change something between two runs, and publish.
   *
   * @param change {@code rollback} or {@code release}
   * @return what it changed; empty if none is running, so that the caller has to do it
   * @throws OffprintException if it is refused; the message is that of the other process
   */
  public static Optional<JsonObject> change(
      PublishSettings settings, String change, JsonObject parameters, RunListener listener) {
    Optional<ServerClient> server = ServerClient.of(settings);
    if (server.isPresent()) {
      return Optional.of(server.get().change(change, parameters, listener));
    }
    JsonObject request = new JsonObject().put("change", change);
    parameters.names().forEach(name -> request.put(name, parameters.get(name)));
    Optional<JsonObject> answer =
        RequestFolder.ask(ProjectOperations.state(settings), request.toString(), PATIENCE)
            .map(JsonObject::read);
    answer.ifPresent(RunningPublisher::requireDone);
    return answer;
  }

  private static void requireDone(JsonObject answer) {
    if (!answer.text("error").isEmpty()) {
      throw new OffprintException(answer.text("error"));
    } else if (!answer.text("fault").isEmpty()) {
      throw new IllegalStateException("The running watcher failed: " + answer.text("fault"));
    }
  }
}
