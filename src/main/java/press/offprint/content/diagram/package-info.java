/** Diagrams that are rendered from a description in text. */
package press.offprint.content.diagram;
