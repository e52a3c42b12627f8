package press.offprint.catalog.version;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.table.Sql;

/** The versions of all sources. A damaged row is left out. */
public final class VersionTable {
  private static final String ALL =
      "SELECT source, number, at, run, path, title, fingerprint, renditions FROM version";

  private final Connection connection;

  public VersionTable(Connection connection) {
    this.connection = connection;
  }

  /** Adds versions; one with the same number is replaced. */
  public void put(Collection<PostVersion> versions) throws SQLException {
    Sql.updateAll(
        connection,
        "INSERT OR REPLACE INTO version (source, number, at, run, path, title, fingerprint,"
            + " renditions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        versions.stream()
            .map(
                v ->
                    new Object[] {
                      v.source(),
                      v.number(),
                      v.at(),
                      v.run(),
                      v.path(),
                      v.title(),
                      v.fingerprint(),
                      VersionJson.write(v.renditions())
                    })
            .toList());
  }

  List<PostVersion> all() throws SQLException {
    return undamaged(ALL + " ORDER BY source, number");
  }

  List<PostVersion> of(String source) throws SQLException {
    return undamaged(ALL + " WHERE source = ? ORDER BY number", source);
  }

  Optional<PostVersion> last(String source) throws SQLException {
    return undamaged(ALL + " WHERE source = ? ORDER BY number DESC LIMIT 1", source).stream()
        .findFirst();
  }

  /** Returns the number of the last version, damaged or not; 0 if there is none. */
  int lastNumber(String source) throws SQLException {
    return Sql.query(
            connection,
            "SELECT coalesce(max(number), 0) FROM version WHERE source = ?",
            row -> row.getInt(1),
            source)
        .get(0);
  }

  void remove(Collection<PostVersion> versions) throws SQLException {
    Sql.updateAll(
        connection,
        "DELETE FROM version WHERE source = ? AND number = ?",
        versions.stream().map(v -> new Object[] {v.source(), v.number()}).toList());
  }

  private List<PostVersion> undamaged(String sql, Object... parameters) throws SQLException {
    List<PostVersion> versions = new ArrayList<>();
    Sql.query(connection, sql, VersionTable::version, parameters)
        .forEach(found -> found.ifPresent(versions::add));
    return versions;
  }

  private static Optional<PostVersion> version(ResultSet row) throws SQLException {
    try {
      return Optional.of(
          new PostVersion(
              row.getString(1),
              row.getInt(2),
              row.getLong(3),
              row.getLong(4),
              row.getString(5),
              row.getString(6),
              row.getString(7),
              VersionJson.read(row.getString(8))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
