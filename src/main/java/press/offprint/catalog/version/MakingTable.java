package press.offprint.catalog.version;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.version.Making.Cause;
import press.offprint.json.Json;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;

/** The last making of each edition of each source. Equal input lists are stored once. */
public final class MakingTable {
  /** A catalog holds few lists: those of each edition, and of earlier versions of templates. */
  private static final int MOST_LISTS = 64;

  private final Connection connection;

  // By their hashes, so that a run of many posts reads each list once.
  private final Map<String, Map<String, String>> lists = new HashMap<>();

  public MakingTable(Connection connection) {
    this.connection = connection;
  }

  /** Adds or replaces makings by source and edition. */
  public void put(Collection<Making> makings) throws SQLException {
    Map<String, String> lists = new HashMap<>();
    Map<Map<String, String>, String> hashes = new HashMap<>();
    for (Making making : makings) {
      String hash = hashes.get(making.shared());
      if (hash == null) {
        JsonObject inputs = new JsonObject();
        making.sortedInputs().forEach(inputs::put);
        hash = Bytes.sha256(inputs.toString());
        hashes.put(making.shared(), hash);
        lists.put(hash, inputs.toString());
      }
    }
    Sql.updateAll(
        connection,
        "INSERT OR IGNORE INTO input_list (hash, inputs) VALUES (?, ?)",
        lists.entrySet().stream()
            .map(list -> new Object[] {list.getKey(), list.getValue()})
            .toList());
    Sql.updateAll(
        connection,
        "INSERT OR REPLACE INTO making (source, edition, at, run, causes, shared)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        makings.stream()
            .map(
                making ->
                    new Object[] {
                      making.source(),
                      making.edition(),
                      making.at(),
                      making.run(),
                      causes(making),
                      hashes.get(making.shared())
                    })
            .toList());
  }

  private static String causes(Making making) {
    return Json.write(
        making.causes().stream()
            .map(cause -> List.of(cause.kind(), cause.name(), cause.change()))
            .toList());
  }

  /** Returns the makings of a source in the order of the editions, without damaged ones. */
  List<Making> of(String source) throws SQLException {
    return Sql.query(
            connection,
            "SELECT source, edition, at, run, causes, shared FROM making WHERE source = ?"
                + " ORDER BY edition",
            this::undamaged,
            source)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Making> undamaged(ResultSet row) throws SQLException {
    try {
      return Optional.of(making(row));
    } catch (IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
      // A making explains a file; nothing is published by it.
      return Optional.empty();
    }
  }

  /** Removes the input lists that no making names, and the makings of unknown sources. */
  void removeUnused() throws SQLException {
    Sql.update(connection, "DELETE FROM making WHERE source NOT IN (SELECT source FROM entry)");
    Sql.update(connection, "DELETE FROM input_list WHERE hash NOT IN (SELECT shared FROM making)");
  }

  private Map<String, String> list(String hash) throws SQLException {
    Map<String, String> known = lists.get(hash);
    if (known != null) {
      return known;
    }
    Map<String, String> list = new HashMap<>();
    for (String text :
        Sql.query(
            connection,
            "SELECT inputs FROM input_list WHERE hash = ?",
            r -> r.getString(1),
            hash)) {
      JsonObject inputs = JsonObject.read(text);
      inputs.names().forEach(name -> list.put(name, inputs.text(name)));
    }
    if (lists.size() >= MOST_LISTS) {
      lists.clear();
    }
    Map<String, String> shared = Map.copyOf(list);
    lists.put(hash, shared);
    return shared;
  }

  private Making making(ResultSet row) throws SQLException {
    Map<String, String> shared = list(row.getString(6));
    List<Cause> causes =
        ((List<?>) Json.read(row.getString(5)))
            .stream().map(cause -> (List<?>) cause).map(MakingTable::cause).toList();
    return new Making(
        row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), causes, shared);
  }

  private static Cause cause(List<?> parts) {
    return new Cause(
        String.valueOf(parts.get(0)), String.valueOf(parts.get(1)), String.valueOf(parts.get(2)));
  }
}
