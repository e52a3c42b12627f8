package press.offprint.deliver.target;

import java.time.InstantSource;
import java.util.Optional;
import press.offprint.catalog.delivery.MessageLog;
import press.offprint.catalog.delivery.MessageLog.Message;
import press.offprint.catalog.delivery.MessageLog.State;

/** The records of the messages about one post to one target. */
final class MessageStates {
  private final MessageLog log;
  private final InstantSource clock;
  private final String target;
  private final String item;

  MessageStates(MessageLog log, InstantSource clock, String target, String item) {
    this.log = log;
    this.clock = clock;
    this.target = target;
    this.item = item;
  }

  Optional<State> of(String recipient) {
    return log.find(target, item, recipient).map(Message::state);
  }

  /** Returns the age of a record in milliseconds; 0 if there is none. */
  long age(String recipient) {
    return log.find(target, item, recipient).map(found -> clock.millis() - found.at()).orElse(0L);
  }

  void put(String recipient, State state) {
    log.put(target, item, recipient, new Message(state, clock.millis()));
  }

  /** Removes the record of a message that was certainly not taken. */
  void remove(String recipient) {
    log.remove(target, item, recipient);
  }
}
