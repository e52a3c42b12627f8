/** Bytes of a post to text: encodings, binary files and control characters. */
package press.offprint.content.frontmatter.encoding;
