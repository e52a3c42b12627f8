/**
 * Readers of YAML, TOML and JSON. All return a {@link press.offprint.content.data.LocatedValue},
 * which holds the line and column of each value.
 */
package press.offprint.content.data;
