/** JSON (RFC 8259) to and from plain values. Begin with {@link press.offprint.json.Json}. */
package press.offprint.json;
