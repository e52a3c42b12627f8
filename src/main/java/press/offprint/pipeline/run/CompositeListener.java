package press.offprint.pipeline.run;

import java.util.List;
import java.util.Set;

/** A listener that forwards each event to several listeners, in their order. */
public record CompositeListener(List<RunListener> listeners) implements RunListener {
  public CompositeListener(RunListener... listeners) {
    this(List.of(listeners));
  }

  @Override
  public void planned(RunRequest request, long startedAt) {
    listeners.forEach(listener -> listener.planned(request, startedAt));
  }

  @Override
  public void begins(int total) {
    listeners.forEach(listener -> listener.begins(total));
  }

  @Override
  public void queued(List<String> sources) {
    listeners.forEach(listener -> listener.queued(sources));
  }

  @Override
  public void begun(String source, Set<String> editions) {
    listeners.forEach(listener -> listener.begun(source, editions));
  }

  @Override
  public void made(String source, String edition, long millis, int pages) {
    listeners.forEach(listener -> listener.made(source, edition, millis, pages));
  }

  @Override
  public void ended(Receipt receipt) {
    listeners.forEach(listener -> listener.ended(receipt));
  }

  @Override
  public void closes(RunSummary summary) {
    listeners.forEach(listener -> listener.closes(summary));
  }

  @Override
  public void failed(String reason, boolean held) {
    listeners.forEach(listener -> listener.failed(reason, held));
  }

  @Override
  public void notice(String message) {
    listeners.forEach(listener -> listener.notice(message));
  }
}
