package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.JsonValues;
import press.offprint.catalog.entry.RelatedEntry;

/**
 * Finds some entries of a catalog by their sources or files. It reads no entry besides, so that a
 * question about one post takes the same time in a site of any size. Thread-safe.
 */
public final class EntryLookup {
  // The character after the separator of a path ends the range of the sources in a folder.
  private static final String AT =
      "SELECT source FROM entry WHERE source = ?1 OR (source >= ?1 || '/' AND source < ?1 || '0')";
  private static final String OF_FILE =
      "SELECT source FROM rendition WHERE path = ?1 OR instr(companions, ?2)";

  private final Connection connection;
  private final EntryTable entries;
  private final RelatedTable related;
  private final Transactions transactions;

  /**
   * Creates the lookup.
   *
   * @param transactions of the catalog whose connection and tables these are
   */
  public EntryLookup(
      Connection connection, EntryTable entries, RelatedTable related, Transactions transactions) {
    this.connection = connection;
    this.entries = entries;
    this.related = related;
    this.transactions = transactions;
  }

  /** Returns all sources, without a check whether their entries are damaged. */
  public List<String> sources() {
    return transactions.run(
        () ->
            Sql.query(
                connection, "SELECT source FROM entry ORDER BY source", row -> row.getString(1)));
  }

  /** Returns the sources whose metadata contain a text; upper and lower case are equal. */
  public List<String> sourcesWith(String text) {
    return transactions.run(
        () ->
            Sql.query(
                connection,
                "SELECT source FROM entry WHERE metadata LIKE '%' || ? || '%'",
                row -> row.getString(1),
                text));
  }

  /** Returns the undamaged entries of some sources, in the order of the sources. */
  public Map<String, CatalogEntry> of(Collection<String> sources) {
    return transactions.run(() -> read(new TreeSet<>(sources)));
  }

  /**
   * Returns the undamaged entries at some places, in the order of their sources.
   *
   * @param sources sources, or folders of sources
   * @param files paths of published files
   */
  public Map<String, CatalogEntry> at(Collection<String> sources, Collection<String> files) {
    return transactions.run(
        () -> {
          TreeSet<String> found = new TreeSet<>();
          for (String source : sources) {
            found.addAll(Sql.query(connection, AT, row -> row.getString(1), source));
          }
          for (String file : files) {
            found.addAll(
                Sql.query(connection, OF_FILE, row -> row.getString(1), file, element(file)));
          }
          return read(found);
        });
  }

  /** Returns the lists of related posts and keywords of some sources, by source. */
  public Map<String, RelatedEntry> related(Collection<String> sources) {
    return transactions.run(
        () -> {
          Map<String, RelatedEntry> found = new LinkedHashMap<>();
          for (String source : sources) {
            related.list(source).ifPresent(list -> found.put(source, list));
          }
          return found;
        });
  }

  // The text of an element of a list in JSON, with its quotation marks.
  private static String element(String file) {
    String list = JsonValues.write(List.of(file));
    return list.substring(1, list.length() - 1);
  }

  private Map<String, CatalogEntry> read(Collection<String> sources) throws SQLException {
    Map<String, CatalogEntry> found = new LinkedHashMap<>();
    for (String source : sources) {
      entries.of(source).ifPresent(entry -> found.put(source, entry));
    }
    return found;
  }
}
