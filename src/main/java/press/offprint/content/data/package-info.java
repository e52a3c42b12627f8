/**
 * YAML, TOML and JSON read into one shape that remembers where each value stands. Begin with {@link
 * press.offprint.content.data.Data}.
 */
package press.offprint.content.data;
