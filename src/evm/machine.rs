//! The EVM runs one transaction under Osaka's rules; a [`Mode`] says which of a transaction's checks its caller waives.

use std::convert::Infallible;

use alloy::consensus::Header;
use alloy::primitives::U256;
use revm::context::result::{EVMError, ExecutionResult, InvalidTransaction, ResultAndState};
use revm::context::{BlockEnv, CfgEnv, Evm, FrameStack, TxEnv};
use revm::context_interface::block::BlobExcessGasAndPrice;
use revm::handler::instructions::EthInstructions;
use revm::handler::{EthPrecompiles, MainnetContext, MainnetEvm};
use revm::inspector::Inspector;
use revm::primitives::hardfork::SpecId;
use revm::{Context, Database, ExecuteEvm, InspectEvm, MainContext};

/// The highest fee offered for a unit of gas, in wei; the EVM multiplies it by gas in 128 bits.
const MAX_GAS_PRICE: u128 = 1 << 96;
/// The rules all blocks follow.
const RULES: SpecId = SpecId::OSAKA;

/// On whose word a transaction runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "practice"), expect(dead_code, reason = "the practice chain alone mines transactions"))]
pub(crate) enum Mode {
    /// A signed transaction: every check of the protocol.
    Signed,
    /// A transaction of the chain itself: any sender, no fee.
    Unlocked,
    /// A call that offers no fee: nonce and base fee are not looked at.
    FreeCall,
    /// A call that offers a fee, and must be able to pay it.
    PricedCall,
    /// A call checked like a transaction, except that its sender may be a contract.
    Validated,
}

/// Returns the EVM's settings for transactions of this kind.
pub(crate) fn settings(chain_id: u64, mode: Mode) -> CfgEnv {
    let mut settings = CfgEnv::new_with_spec(RULES).with_chain_id(chain_id);
    let call = matches!(mode, Mode::FreeCall | Mode::PricedCall);
    settings.disable_nonce_check = call;
    settings.disable_base_fee = matches!(mode, Mode::FreeCall);
    settings.disable_eip3607 = !matches!(mode, Mode::Signed);
    settings.disable_fee_charge = matches!(mode, Mode::Unlocked);
    if call || mode == Mode::Validated {
        settings.disable_block_gas_limit = true;
    }
    if call {
        settings.tx_gas_limit_cap = Some(u64::MAX);
    }
    settings
}

/// Returns the block a transaction sees.
pub(crate) fn block_env(header: &Header) -> BlockEnv {
    BlockEnv {
        number: U256::from(header.number),
        beneficiary: header.beneficiary,
        timestamp: U256::from(header.timestamp),
        gas_limit: header.gas_limit,
        basefee: header.base_fee_per_gas.unwrap_or_default(),
        difficulty: U256::ZERO,
        prevrandao: Some(header.mix_hash),
        blob_excess_gas_and_price: Some(BlobExcessGasAndPrice::new_with_spec(header.excess_blob_gas.unwrap_or_default(), RULES)),
        ..BlockEnv::default()
    }
}

/// Runs a transaction and returns its result and what it changed.
///
/// # Errors
/// The transaction is not valid in this block.
pub(crate) fn run(
    database: impl Database<Error = Infallible>,
    settings: CfgEnv,
    block: BlockEnv,
    tx: TxEnv,
) -> Result<ResultAndState, InvalidTransaction> {
    check_price(&tx)?;
    machine(database, settings, block, ()).transact(tx).map_err(invalid)
}

/// Runs a transaction under the eyes of `inspector`, like [`run`].
pub(crate) fn inspect<D, I>(
    database: D,
    settings: CfgEnv,
    block: BlockEnv,
    tx: TxEnv,
    inspector: I,
) -> Result<ResultAndState, InvalidTransaction>
where
    D: Database<Error = Infallible>,
    I: Inspector<MainnetContext<D>>,
{
    check_price(&tx)?;
    machine(database, settings, block, inspector).inspect_tx(tx).map_err(invalid)
}

/// The EVM as `build_mainnet` makes it, but for the stacks of eight calls in one another, a quarter of a megabyte: they are made when
/// they are needed, and one call is the most in what a batch does a thousand times.
fn machine<D, I>(database: D, settings: CfgEnv, block: BlockEnv, inspector: I) -> MainnetEvm<MainnetContext<D>, I>
where
    D: Database<Error = Infallible>,
{
    let rules = settings.spec;
    Evm {
        ctx: Context::mainnet().with_db(database).with_cfg(settings).with_block(block),
        inspector,
        instruction: EthInstructions::new_mainnet_with_spec(rules),
        precompiles: EthPrecompiles::new(rules),
        frame_stack: FrameStack::new(),
    }
}

fn check_price(tx: &TxEnv) -> Result<(), InvalidTransaction> {
    if tx.gas_price > MAX_GAS_PRICE { Err(InvalidTransaction::OverflowPaymentInTransaction) } else { Ok(()) }
}

/// Returns the gas a transaction needed before anything was refunded.
pub(crate) fn peak_gas(result: &ExecutionResult) -> u64 {
    result.gas().total_gas_spent().max(result.tx_gas_used())
}

fn invalid(error: EVMError<Infallible>) -> InvalidTransaction {
    match error {
        EVMError::Transaction(why) => why,
        EVMError::Database(never) => match never {},
        other => InvalidTransaction::Str(other.to_string().into()),
    }
}
