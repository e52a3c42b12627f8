package press.offprint.catalog.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.SqliteErrors;

/**
 * The messages that were sent to people, in the file {@code messages.db} of the state folder: one
 * record for each post, target and recipient. It is apart from the receipts of files, because a
 * file that is sent twice does no harm and a message does. Every change is on the disk when its
 * call returns. Thread-safe. Every method throws {@link CatalogException} if the file cannot be
 * read or written.
 */
public final class MessageLog implements AutoCloseable {
  private static final String FILE = "messages.db";
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS message (target TEXT NOT NULL, item TEXT NOT NULL,"
              + " recipient TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,"
              + " PRIMARY KEY (target, item, recipient)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS start (target TEXT PRIMARY KEY, at INTEGER NOT NULL)"
              + " WITHOUT ROWID");

  @GuardedBy("this")
  private final Connection connection;

  /** The state of one message. */
  public enum State {
    /** The server was about to get its last byte; nobody knows whether it did. */
    BEGUN,
    /** The server has taken it. */
    SENT,
    /** Nobody knows; that was reported, and it is not sent again. */
    UNKNOWN,
    /** The server refused it for good. */
    REFUSED
  }

  /**
   * A record.
   *
   * @param at in milliseconds since 1970
   */
  public record Message(State state, long at) {}

  private MessageLog(Connection connection) {
    this.connection = connection;
  }

  /** Opens or creates the file in {@code folder}. */
  public static MessageLog open(Path folder) {
    try {
      Connection connection = Sql.open("jdbc:sqlite:" + folder.resolve(FILE), SCHEMA);
      try {
        Sql.update(connection, "PRAGMA synchronous = FULL");
        return new MessageLog(connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Returns the record of a message; empty if there is none. */
  public synchronized Optional<Message> find(String target, String item, String recipient) {
    return Sql.read(
            connection,
            "SELECT state, at FROM message WHERE target = ? AND item = ? AND recipient = ?",
            row ->
                new Message(
                    State.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getLong(2)),
            target,
            item,
            recipient)
        .stream()
        .findFirst();
  }

  /** Adds or replaces the record of a message. */
  public void put(String target, String item, String recipient, Message message) {
    update(
        "INSERT OR REPLACE INTO message VALUES (?, ?, ?, ?, ?)",
        target,
        item,
        recipient,
        message.state().name().toLowerCase(Locale.ROOT),
        message.at());
  }

  /** Removes the record of a message that was certainly not taken. */
  public void remove(String target, String item, String recipient) {
    update(
        "DELETE FROM message WHERE target = ? AND item = ? AND recipient = ?",
        target,
        item,
        recipient);
  }

  /** Returns the time of the first delivery to a target; empty if there was none. */
  public synchronized OptionalLong start(String target) {
    return Sql.read(
            connection, "SELECT at FROM start WHERE target = ?", row -> row.getLong(1), target)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** Records the first delivery to a target; does nothing if one is recorded. */
  public void begin(String target, long at) {
    update("INSERT OR IGNORE INTO start VALUES (?, ?)", target, at);
  }

  private synchronized void update(String sql, Object... parameters) {
    try {
      Sql.update(connection, sql, parameters);
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  @Override
  public synchronized void close() {
    Sql.close(connection);
  }
}
