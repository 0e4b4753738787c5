//! Liquid staking: ether in, a token out that stands for it.

pub mod lido;
