package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.JsonValues;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.RenditionInfo;

/** The renditions of entries. */
final class RenditionTable implements AutoCloseable {
  private static final String SELECT =
      "SELECT source, edition, path, media_type, bytes, sha256, made_from, companions,"
          + " outstanding FROM rendition";
  private static final String ALL = SELECT + " ORDER BY source, position";
  private static final String OF = SELECT + " WHERE source = ? ORDER BY position";
  private static final String ADD =
      "INSERT INTO rendition (source, position, edition, path, media_type, bytes, sha256,"
          + " made_from, companions, outstanding) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final PreparedStatement add;

  RenditionTable(Connection connection) throws SQLException {
    this.add = connection.prepareStatement(ADD);
  }

  /** Returns all renditions by source. The checksum of the entry detects a damaged one. */
  static Map<String, List<StoredRendition>> all(Connection connection) throws SQLException {
    Map<String, List<StoredRendition>> out = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        out.computeIfAbsent(row.getString(1), source -> new ArrayList<>()).add(rendition(row));
      }
    }
    return out;
  }

  /** Returns the renditions of one source. */
  static List<StoredRendition> of(Connection connection, String source) throws SQLException {
    return Sql.query(connection, OF, RenditionTable::rendition, source);
  }

  private static StoredRendition rendition(ResultSet row) throws SQLException {
    RenditionInfo download =
        new RenditionInfo(
            row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getString(6));
    return new StoredRendition(
        download, row.getString(7), paths(row.getString(8)), paths(row.getString(9)));
  }

  private static List<String> paths(String json) {
    try {
      return JsonValues.readStrings(json);
    } catch (CatalogException e) {
      return List.of();
    }
  }

  void add(CatalogEntry entry) throws SQLException {
    int position = 0;
    for (StoredRendition rendition : entry.renditions()) {
      RenditionInfo download = rendition.download();
      add.setString(1, entry.source());
      add.setInt(2, position++);
      add.setString(3, download.edition());
      add.setString(4, download.path());
      add.setString(5, download.mediaType());
      add.setLong(6, download.bytes());
      add.setString(7, download.sha256());
      add.setString(8, rendition.inputHash());
      add.setString(9, JsonValues.write(rendition.companions()));
      add.setString(10, JsonValues.write(rendition.outstanding()));
      add.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    add.close();
  }
}
