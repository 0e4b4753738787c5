//! Liquid restaking: ether or a staking token in, a token out that stands for its restaked form.

pub mod etherfi;
pub mod kelp;
