/** Drawings from a description in words. */
package press.offprint.content.diagram;
