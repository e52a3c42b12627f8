/** What a reader sees of a page: its words, pictures and fonts, and where they are painted. */
package press.offprint.model.look;
