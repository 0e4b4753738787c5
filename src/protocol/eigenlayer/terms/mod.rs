//! The slashing terms behind a delegation: a snapshot of all that decides what may be taken, its digest, and what changed since.
//!
//! # What is accepted
//!
//! The digest is `keccak256("restake/terms/v2" ‖ encoding)`, where the encoding is one JSON object of strings, its keys sorted and
//! without spaces: addresses in lower case, numbers in decimal, what is absent as `none` (see [`Snapshot::facts`]).
//!
//! In the digest is what decides who may take how much of the stake, when, and where it goes:
//! * the chain, the `AllocationManager` and the protocol's version, the withdrawal and the deallocation delay;
//! * the operator, whether it is registered, its approver, its allocation delay and an announced one, its splits;
//! * for each operator set it is registered for or has allocated to: whether it is registered and slashable, the set's strategies,
//!   its slasher or, where none is named, whoever may act for the AVS or was appointed to slash, an announced slasher, the recipient
//!   of what is slashed, how often it has slashed, and which slashes are not settled, with the block that settles each;
//! * for each slasher: whether code is there, the code's hash, the implementation of a proxy with that code's hash, its beacon, its
//!   admin, and the contract that its first storage slot names;
//! * for each strategy that was slashed or has an allocation: the maximum and the encumbered magnitude, and each set's magnitude now
//!   and as announced, with the block;
//! * for each AVS the digests of its metadata's URI and of the whole document, and for each set one of what is published as its
//!   description and slashing conditions.
//!
//! In the snapshot, but only informative, are the block, the AVS's name, and every slash of the operator (the maximum magnitudes are
//! what they left). A host that does not answer changes nothing where its words were read, or accepted, before.
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
pub use snapshot::{AvsWords, EDITION, PendingSlash, SetWords, Snapshot};
