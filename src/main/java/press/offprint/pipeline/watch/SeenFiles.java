package press.offprint.pipeline.watch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The state of every file at the last poll. Unbounded, because a repository that evicts entries
 * would report the same files again at every poll.
 */
public final class SeenFiles extends ServiceSupport implements IdempotentRepository {
  private final Map<String, Boolean> seen = new ConcurrentHashMap<>();

  @Override
  public boolean add(String key) {
    return seen.put(key, true) == null;
  }

  @Override
  public boolean contains(String key) {
    return seen.containsKey(key);
  }

  @Override
  public boolean remove(String key) {
    return seen.remove(key) != null;
  }

  @Override
  public boolean confirm(String key) {
    return true;
  }

  @Override
  public void clear() {
    seen.clear();
  }

  /** Returns true for the last exchange of a poll: the last file, or the one without a file. */
  public boolean endsPoll(Exchange exchange) {
    return exchange.getMessage().getBody() == null
        || exchange.getProperty(Exchange.BATCH_COMPLETE, false, Boolean.class);
  }
}
