package press.offprint.pipeline.watch;

import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * The state of every file at the last poll. Unbounded, because a repository that evicts entries
 * would report the same files again at every poll.
 */
public final class SeenFiles extends MemoryIdempotentRepository {
  public SeenFiles() {
    super(new ConcurrentHashMap<>());
  }

  /** Returns true for the last exchange of a poll: the last file, or the one without a file. */
  public boolean endsPoll(Exchange exchange) {
    return exchange.getMessage().getBody() == null
        || exchange.getProperty(Exchange.BATCH_COMPLETE, false, Boolean.class);
  }
}
