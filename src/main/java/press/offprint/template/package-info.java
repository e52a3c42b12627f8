/** The templates of all text formats. Begin with {@link press.offprint.template.Templates}. */
package press.offprint.template;
