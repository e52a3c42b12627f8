package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
    try (PreparedStatement find =
        connection.prepareStatement("SELECT value FROM setting WHERE name = ?")) {
      find.setString(1, key);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  public void set(String key, String value) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)")) {
      put.setString(1, key);
      put.setString(2, value);
      put.executeUpdate();
    }
  }

  public List<SiteRendition> all() throws SQLException {
    List<SiteRendition> out = new ArrayList<>();
    try (PreparedStatement find =
            connection.prepareStatement(
                "SELECT edition, path, sha256, made_from FROM site_rendition ORDER BY path");
        ResultSet row = find.executeQuery()) {
      while (row.next()) {
        out.add(
            new SiteRendition(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
      }
    }
    return List.copyOf(out);
  }

  public void put(Collection<SiteRendition> changed) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO site_rendition (edition, path, sha256, made_from)"
                + " VALUES (?, ?, ?, ?)")) {
      for (SiteRendition rendition : changed) {
        put.setString(1, rendition.edition());
        put.setString(2, rendition.path());
        put.setString(3, rendition.sha256());
        put.setString(4, rendition.inputHash());
        put.addBatch();
      }
      put.executeBatch();
    }
  }

  public void remove(Collection<String> paths) throws SQLException {
    try (PreparedStatement remove =
        connection.prepareStatement("DELETE FROM site_rendition WHERE path = ?")) {
      for (String path : paths) {
        remove.setString(1, path);
        remove.addBatch();
      }
      remove.executeBatch();
    }
  }
}
