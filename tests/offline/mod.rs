//! Plans that go over a machine without a network: saved, signed there, sent, and never more than once; and plans for other signers.

mod exports;
mod files;
mod tampered;
mod terms;
mod trips;
