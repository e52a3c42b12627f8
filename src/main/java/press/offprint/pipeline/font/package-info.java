/** The fonts and hyphenation patterns on disk: those of the build, of the site and of its theme. */
package press.offprint.pipeline.font;
