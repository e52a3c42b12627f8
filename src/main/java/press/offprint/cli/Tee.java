package press.offprint.cli;

import java.util.List;
import java.util.Set;
import press.offprint.pipeline.Listener;
import press.offprint.pipeline.Receipt;
import press.offprint.pipeline.Summary;

/** Tells two listeners the same. */
record Tee(Listener one, Listener other) implements Listener {

  @Override
  public void begins(int total) {
    one.begins(total);
    other.begins(total);
  }

  @Override
  public void queued(List<String> sources) {
    one.queued(sources);
    other.queued(sources);
  }

  @Override
  public void begun(String source, Set<String> editions) {
    one.begun(source, editions);
    other.begun(source, editions);
  }

  @Override
  public void made(String source, String edition, long millis) {
    one.made(source, edition, millis);
    other.made(source, edition, millis);
  }

  @Override
  public void ended(Receipt receipt) {
    one.ended(receipt);
    other.ended(receipt);
  }

  @Override
  public void closes(Summary summary) {
    one.closes(summary);
    other.closes(summary);
  }

  @Override
  public void notice(String message) {
    one.notice(message);
    other.notice(message);
  }
}
