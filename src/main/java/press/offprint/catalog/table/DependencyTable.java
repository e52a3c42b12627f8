package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.model.Dependency;

/** The dependencies of entries. */
final class DependencyTable implements AutoCloseable {
  private static final String SELECT =
      "SELECT source, kind, name, fingerprint, size, modified_nanos, changed_nanos, inode"
          + " FROM dependency";
  private static final String ALL = SELECT + " ORDER BY source, position";
  private static final String OF = SELECT + " WHERE source = ? ORDER BY position";
  private static final String ADD =
      "INSERT INTO dependency (source, position, kind, name, fingerprint, size, modified_nanos,"
          + " changed_nanos, inode) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final PreparedStatement add;

  DependencyTable(Connection connection) throws SQLException {
    this.add = connection.prepareStatement(ADD);
  }

  /** Returns all dependencies by source. */
  static Map<String, List<StampedDependency>> all(Connection connection) throws SQLException {
    Map<String, List<StampedDependency>> out = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        out.computeIfAbsent(row.getString(1), source -> new ArrayList<>()).add(dependency(row));
      }
    }
    return out;
  }

  /** Returns the dependencies of one source. */
  static List<StampedDependency> of(Connection connection, String source) throws SQLException {
    return Sql.query(connection, OF, DependencyTable::dependency, source);
  }

  private static StampedDependency dependency(ResultSet row) throws SQLException {
    Dependency.Kind kind = kind(row.getString(2));
    return new StampedDependency(
        new Dependency(kind, row.getString(3), row.getString(4)), StampColumns.stamp(row, 5));
  }

  void add(CatalogEntry entry) throws SQLException {
    int position = 0;
    for (StampedDependency stamped : entry.dependencies()) {
      Dependency dependency = stamped.dependency();
      add.setString(1, entry.source());
      add.setInt(2, position++);
      add.setString(3, dependency.kind().name());
      add.setString(4, dependency.name());
      add.setString(5, dependency.fingerprint());
      StampColumns.set(add, 6, stamped.stamp());
      add.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    add.close();
  }

  // A kind of an older Offprint that does not exist any more is read as a missing file.
  private static Dependency.Kind kind(String name) {
    return Arrays.stream(Dependency.Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElse(Dependency.Kind.FILE);
  }
}
