//! Liquid staking tokens: ether in, a token that earns staking rewards out.
