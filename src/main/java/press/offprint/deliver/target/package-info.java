/** The beans of the routes {@code deliver-KIND}: each sends files to one kind of target. */
package press.offprint.deliver.target;
