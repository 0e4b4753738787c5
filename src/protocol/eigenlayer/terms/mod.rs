//! The slashing terms behind a delegation: a snapshot of all that decides what may be taken, its digest, and what changed since.
//!
//! # What is accepted
//!
//! The digest is `keccak256("restake/terms/v1" ‖ encoding)`, where the encoding is one JSON object of strings, its keys sorted and
//! without spaces: addresses in lower case, numbers in decimal, what is absent as `none` (see [`Snapshot::facts`]).
//!
//! In the digest is what decides who may take how much of the stake, when, and where it goes:
//! * the chain, the `AllocationManager` and the protocol's version, the withdrawal and the deallocation delay;
//! * the operator, whether it is registered, its approver, its allocation delay and an announced one, its splits;
//! * for each operator set it is registered for or has allocated to: whether it is registered and slashable, the set's strategies,
//!   its slasher, an announced slasher, and the recipient of what is slashed;
//! * for each slasher: whether code is there, the code's hash, its EIP-1967 implementation with that code's hash, its beacon, its admin;
//! * for each strategy: the maximum magnitude, and each set's magnitude now and as announced, with the block;
//! * for each set, a digest of what its AVS publishes as its description and slashing conditions.
//!
//! In the snapshot, but only informative, is what changes without changing the terms, some of it daily: the block, the encumbered
//! magnitude (a sum of others), how often a set has slashed anybody and which of its slashes are not settled, and the AVS's name,
//! URI and whole document (a new logo is no new condition). A host that does not answer changes nothing where its words were read before.
//!
//! An announced change that comes into effect changes the digest too: nothing is accepted in advance, but it is said to be as announced.

mod code;
mod diff;
mod digest;
mod read;
mod snapshot;

pub use code::{Code, Kind};
pub use diff::{Change, Verdict, compare, worst};
pub use read::read;
pub use snapshot::{AvsWords, SetWords, Snapshot};
