/**
 * Reading, subsetting and writing of TrueType fonts. Begin with {@link
 * press.offprint.sfnt.SfntFile}, the tables of a font file. Terms are those of OpenType 1.9. The
 * parser of FontBox is not used here: it reads nearly all tables to find one character, and reads
 * no {@code GPOS}.
 */
package press.offprint.sfnt;
