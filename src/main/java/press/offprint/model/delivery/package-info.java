/** The targets of published files. */
package press.offprint.model.delivery;
