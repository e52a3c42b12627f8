/** Why a file was made again, and what would be made again if an input changed. */
package press.offprint.pipeline.lineage;
