package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.CountedTerms;
import press.offprint.catalog.entry.JsonValues;
import press.offprint.catalog.entry.RelatedEntry;
import press.offprint.catalog.entry.RelatedEntry.Score;
import press.offprint.model.bytes.Bytes;

/** The counted words of posts, and the lists that were computed from them. */
public final class RelatedTable {
  private final Connection connection;

  public RelatedTable(Connection connection) {
    this.connection = connection;
  }

  /** Returns the counted words of all posts, by source. */
  public Map<String, CountedTerms> terms() throws SQLException {
    Map<String, CountedTerms> all = new TreeMap<>();
    Sql.query(
            connection,
            "SELECT source, made_from, terms FROM post_terms",
            row ->
                new CountedTerms(row.getString(1), row.getString(2), Bytes.owning(row.getBytes(3))))
        .forEach(counted -> all.put(counted.source(), counted));
    return all;
  }

  /** Returns the input hashes of the counted words of all posts, by source. */
  public Map<String, String> termHashes() throws SQLException {
    Map<String, String> all = new TreeMap<>();
    Sql.query(
            connection,
            "SELECT source, made_from FROM post_terms",
            row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(row -> all.put(row.getKey(), row.getValue()));
    return all;
  }

  /** Adds or replaces counted words by their source. */
  public void putTerms(Collection<CountedTerms> changed) throws SQLException {
    Sql.updateAll(
        connection,
        "INSERT OR REPLACE INTO post_terms (source, made_from, terms) VALUES (?, ?, ?)",
        changed.stream()
            .map(each -> new Object[] {each.source(), each.inputHash(), each.terms().toArray()})
            .toList());
  }

  /** Returns the lists of all posts, by source. */
  public Map<String, RelatedEntry> lists() throws SQLException {
    Map<String, RelatedEntry> all = new TreeMap<>();
    Sql.query(
            connection,
            "SELECT source, posts, keywords FROM related",
            row -> entry(row.getString(1), row.getString(2), row.getString(3)))
        .forEach(found -> found.ifPresent(entry -> all.put(entry.source(), entry)));
    return all;
  }

  /** Returns the list of a source; empty if there is none or if it is damaged. */
  Optional<RelatedEntry> list(String source) throws SQLException {
    return Sql.query(
            connection,
            "SELECT source, posts, keywords FROM related WHERE source = ?",
            row -> entry(row.getString(1), row.getString(2), row.getString(3)),
            source)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<RelatedEntry> entry(String source, String posts, String keywords) {
    try {
      List<String> pairs = JsonValues.readStrings(posts);
      List<Score> scores = new ArrayList<>();
      for (int i = 0; i + 1 < pairs.size(); i += 2) {
        scores.add(new Score(pairs.get(i), Integer.parseInt(pairs.get(i + 1))));
      }
      return Optional.of(new RelatedEntry(source, scores, JsonValues.readStrings(keywords)));
    } catch (IllegalArgumentException | CatalogException e) {
      return Optional.empty();
    }
  }

  /** Adds or replaces lists by their source. */
  public void putLists(Collection<RelatedEntry> changed) throws SQLException {
    Sql.updateAll(
        connection,
        "INSERT OR REPLACE INTO related (source, posts, keywords) VALUES (?, ?, ?)",
        changed.stream().map(RelatedTable::row).toList());
  }

  private static Object[] row(RelatedEntry entry) {
    List<String> pairs = new ArrayList<>();
    for (Score score : entry.posts()) {
      pairs.add(score.source());
      pairs.add(Integer.toString(score.score()));
    }
    return new Object[] {
      entry.source(), JsonValues.write(pairs), JsonValues.write(entry.keywords())
    };
  }

  /** Removes the lists of sources. */
  public void removeLists(Collection<String> sources) throws SQLException {
    remove("DELETE FROM related WHERE source = ?", sources);
  }

  /** Removes the counted words of sources. */
  public void removeTerms(Collection<String> sources) throws SQLException {
    remove("DELETE FROM post_terms WHERE source = ?", sources);
  }

  private void remove(String sql, Collection<String> sources) throws SQLException {
    Sql.updateAll(connection, sql, sources.stream().map(source -> new Object[] {source}).toList());
  }
}
