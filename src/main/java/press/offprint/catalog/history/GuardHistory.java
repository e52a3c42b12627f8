package press.offprint.catalog.history;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.catalog.table.Sql;

/**
 * The measures of published renditions and of runs, from which the check for odd runs learns. They
 * are part of the history. Thread-safe.
 */
public final class GuardHistory {
  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS measure (run INTEGER NOT NULL, source TEXT NOT NULL,"
              + " edition TEXT NOT NULL, fingerprint TEXT NOT NULL, facts TEXT NOT NULL,"
              + " shifts TEXT NOT NULL)",
          "CREATE INDEX IF NOT EXISTS measure_source ON measure (source, edition)",
          "CREATE TABLE IF NOT EXISTS run_fact (run INTEGER NOT NULL, name TEXT NOT NULL,"
              + " value REAL NOT NULL)");
  private static final String ALL =
      "SELECT run, source, edition, fingerprint, facts, shifts FROM measure";

  private final PublishHistory history;

  @GuardedBy("history")
  private final Connection connection;

  GuardHistory(PublishHistory history, Connection connection) {
    this.history = history;
    this.connection = connection;
  }

  /** Returns the last measures of a rendition. */
  public Optional<MeasuredRendition> last(String source, String edition) {
    return query(
            ALL + " WHERE source = ? AND edition = ? ORDER BY rowid DESC LIMIT 1",
            GuardHistory::measured,
            source,
            edition)
        .stream()
        .findFirst();
  }

  /** Returns the last {@code limit} measures, the newest first. */
  public List<MeasuredRendition> measures(int limit) {
    return query(ALL + " ORDER BY rowid DESC LIMIT ?", GuardHistory::measured, limit);
  }

  /** Returns the numbers of the last runs by name, {@code limit} of all in total. */
  public Map<String, List<Double>> runFacts(int limit) {
    Map<String, List<Double>> facts = new TreeMap<>();
    query(
            "SELECT name, value FROM run_fact ORDER BY rowid DESC LIMIT ?",
            row -> Map.entry(row.getString(1), row.getDouble(2)),
            limit)
        .forEach(
            fact ->
                facts.computeIfAbsent(fact.getKey(), n -> new ArrayList<>()).add(fact.getValue()));
    return facts;
  }

  /** Adds the measures of a run in one transaction. */
  public void add(long run, Collection<MeasuredRendition> measures, Map<String, Double> facts) {
    synchronized (history) {
      Sql.transaction(
          connection,
          database -> {
            Sql.updateAll(
                database,
                "INSERT INTO measure (run, source, edition, fingerprint, facts, shifts)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
                measures.stream()
                    .map(
                        m ->
                            new Object[] {
                              run,
                              m.source(),
                              m.edition(),
                              m.fingerprint(),
                              text(m.facts()),
                              text(m.shifts())
                            })
                    .toList());
            Sql.updateAll(
                database,
                "INSERT INTO run_fact (run, name, value) VALUES (?, ?, ?)",
                facts.entrySet().stream()
                    .map(fact -> new Object[] {run, fact.getKey(), fact.getValue()})
                    .toList());
            return true;
          });
    }
  }

  private <T> List<T> query(String sql, Sql.Reader<T> reader, Object... parameters) {
    synchronized (history) {
      return Sql.read(connection, sql, reader, parameters);
    }
  }

  private static MeasuredRendition measured(ResultSet row) throws SQLException {
    return new MeasuredRendition(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        numbers(row.getString(5)),
        numbers(row.getString(6)));
  }

  private static String text(Map<String, Double> numbers) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(numbers)
        .forEach((name, value) -> text.append(name).append('=').append(value).append(' '));
    return text.toString().strip();
  }

  // A damaged number is left out, as everything in the history may be.
  private static Map<String, Double> numbers(String text) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String pair : text.split(" ", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        try {
          numbers.put(pair.substring(0, at), Double.valueOf(pair.substring(at + 1)));
        } catch (NumberFormatException e) {
          // The next run writes whole numbers.
        }
      }
    }
    return numbers;
  }
}
