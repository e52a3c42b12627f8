/** The hosts of other servers from which pages load pictures and frames. */
package press.offprint.model.remote;
