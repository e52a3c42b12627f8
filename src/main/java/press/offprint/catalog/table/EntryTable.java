package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.JsonValues;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.ProblemsJson;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;

/** The entries with their dependencies and renditions. */
public final class EntryTable {
  private static final String SELECT =
      "SELECT source, size, modified_nanos, changed_nanos, inode, fingerprint, status, path,"
          + " aliases, metadata, problems, words, millis, published_at, seal"
          + " FROM entry";
  private static final String ALL = SELECT + " ORDER BY source";
  private static final String OF = SELECT + " WHERE source = ?";
  private static final String PUT =
      "INSERT INTO entry (source, size, modified_nanos, changed_nanos, inode, fingerprint, status,"
          + " path, aliases, metadata, problems, words, millis, published_at, seal)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  // ON DELETE CASCADE removes dependencies and renditions, too.
  private static final String REMOVE = "DELETE FROM entry WHERE source = ?";

  private final Connection connection;

  public EntryTable(Connection connection) {
    this.connection = connection;
  }

  /** Returns all undamaged entries by source, in the order of their sources. */
  public Map<String, CatalogEntry> all() throws SQLException {
    Map<String, List<StampedDependency>> dependencies = DependencyTable.all(connection);
    Map<String, List<StoredRendition>> renditions = RenditionTable.all(connection);
    Map<String, CatalogEntry> out = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        String source = row.getString(1);
        entry(
                row,
                dependencies.getOrDefault(source, List.of()),
                renditions.getOrDefault(source, List.of()))
            .ifPresent(entry -> out.put(source, entry));
      }
    }
    return Collections.unmodifiableMap(out);
  }

  /** Returns the entry of a source; empty if there is none or if it is damaged. */
  Optional<CatalogEntry> of(String source) throws SQLException {
    List<StampedDependency> dependencies = DependencyTable.of(connection, source);
    List<StoredRendition> renditions = RenditionTable.of(connection, source);
    return Sql.query(connection, OF, row -> entry(row, dependencies, renditions), source).stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns the entry of a row, or empty if the row is damaged; its post is then read again. */
  private static Optional<CatalogEntry> entry(
      ResultSet row, List<StampedDependency> dependencies, List<StoredRendition> renditions)
      throws SQLException {
    try {
      CatalogEntry entry =
          new CatalogEntry(
              row.getString(1),
              StampColumns.stamp(row, 2),
              row.getString(6),
              EntryStatus.valueOf(row.getString(7)),
              row.getString(8),
              JsonValues.readStrings(row.getString(9)),
              LazyMetadata.ofJson(row.getString(10)),
              ProblemsJson.read(row.getString(11)),
              dependencies,
              renditions,
              row.getInt(12),
              row.getLong(13),
              row.getLong(14));
      return EntryChecksum.of(entry) == row.getLong(15) ? Optional.of(entry) : Optional.empty();
    } catch (IllegalArgumentException | CatalogException e) {
      return Optional.empty();
    }
  }

  /** Adds or replaces entries. */
  public void put(Collection<CatalogEntry> changed) throws SQLException {
    try (PreparedStatement remove = connection.prepareStatement(REMOVE);
        PreparedStatement put = connection.prepareStatement(PUT);
        DependencyTable dependencies = new DependencyTable(connection);
        RenditionTable renditions = new RenditionTable(connection)) {
      for (CatalogEntry entry : changed) {
        remove.setString(1, entry.source());
        remove.executeUpdate();
        put(put, entry);
        dependencies.add(entry);
        renditions.add(entry);
      }
    }
  }

  private static void put(PreparedStatement put, CatalogEntry entry) throws SQLException {
    put.setString(1, entry.source());
    StampColumns.set(put, 2, entry.stamp());
    put.setString(6, entry.fingerprint());
    put.setString(7, entry.status().name());
    put.setString(8, entry.path());
    put.setString(9, JsonValues.write(entry.aliases()));
    put.setString(10, entry.metadata().json());
    put.setString(11, ProblemsJson.write(entry.problems()));
    put.setInt(12, entry.words());
    put.setLong(13, entry.millis());
    put.setLong(14, entry.publishedAt());
    put.setLong(15, EntryChecksum.of(entry));
    put.executeUpdate();
  }

  public void remove(Collection<String> sources) throws SQLException {
    try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
      for (String source : sources) {
        remove.setString(1, source);
        remove.addBatch();
      }
      remove.executeBatch();
    }
  }
}
