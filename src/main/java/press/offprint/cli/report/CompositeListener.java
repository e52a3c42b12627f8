package press.offprint.cli.report;

import java.util.List;
import java.util.Set;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** Tells two listeners the same. */
public record CompositeListener(RunListener one, RunListener other) implements RunListener {

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
  public void closes(RunSummary summary) {
    one.closes(summary);
    other.closes(summary);
  }

  @Override
  public void notice(String message) {
    one.notice(message);
    other.notice(message);
  }
}
