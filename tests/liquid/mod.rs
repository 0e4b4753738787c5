//! What the liquid staking and restaking venues make of what their contracts say.

mod etherfi;
mod kelp;
mod lido;
mod rates;
mod stage;
