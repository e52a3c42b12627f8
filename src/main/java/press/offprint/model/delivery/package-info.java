/** Where published files are sent. */
package press.offprint.model.delivery;
