/**
 * The syntaxes of Obsidian. Start with {@link press.offprint.content.markdown.note.NoteExtension}.
 */
package press.offprint.content.markdown.note;
