//! Liquid restaking tokens: ether or a staking token in, a token that earns restaking rewards out.
