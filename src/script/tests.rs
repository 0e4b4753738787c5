//! Batch files as they are written, rightly and wrongly.
