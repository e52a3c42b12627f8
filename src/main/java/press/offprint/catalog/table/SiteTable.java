package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.entry.SiteRendition;

/** The settings and the site-wide renditions. */
public final class SiteTable {
  private final Connection connection;

  public SiteTable(Connection connection) {
    this.connection = connection;
  }

  public Optional<String> setting(String key) throws SQLException {
    return Sql.query(
            connection, "SELECT value FROM setting WHERE name = ?", row -> row.getString(1), key)
        .stream()
        .findFirst();
  }

  public void set(String key, String value) throws SQLException {
    Sql.update(
        connection, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", key, value);
  }

  /** Returns the site-wide renditions in the order of their paths. */
  public List<SiteRendition> all() throws SQLException {
    return List.copyOf(
        Sql.query(
            connection,
            "SELECT edition, path, sha256, made_from FROM site_rendition ORDER BY path",
            row ->
                new SiteRendition(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
  }

  public void put(Collection<SiteRendition> changed) throws SQLException {
    Sql.updateAll(
        connection,
        "INSERT OR REPLACE INTO site_rendition (edition, path, sha256, made_from)"
            + " VALUES (?, ?, ?, ?)",
        changed.stream()
            .map(
                file -> new Object[] {file.edition(), file.path(), file.sha256(), file.inputHash()})
            .toList());
  }

  public void remove(Collection<String> paths) throws SQLException {
    Sql.updateAll(
        connection,
        "DELETE FROM site_rendition WHERE path = ?",
        paths.stream().map(path -> new Object[] {path}).toList());
  }
}
