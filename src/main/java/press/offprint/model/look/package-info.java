/** The look of a page to a reader: its words, pictures and fonts, with their places. */
package press.offprint.model.look;
