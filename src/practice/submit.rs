//! A signed transaction is taken only if it can be mined at once; everything else is refused in go-ethereum's words.

use alloy::consensus::{Transaction, TxEnvelope, TxType, Typed2718};
use alloy::eips::Decodable2718;
use alloy::eips::eip7825::MAX_TX_GAS_LIMIT_OSAKA;
use alloy::primitives::{Address, B256, Bytes, U256};

use super::chain::{BLOCK_TIME, Chain};
use crate::evm::machine::Mode;
use crate::evm::refusal::Refusal;

impl Chain {
    /// Mines a signed transaction and returns its hash.
    ///
    /// # Errors
    /// It is not a transaction, not one for this chain, known already, or not valid in the next block.
    pub fn submit(&mut self, raw: &Bytes) -> Result<B256, Refusal> {
        let envelope = TxEnvelope::decode_2718_exact(raw).map_err(|why| Refusal::server(why.to_string()))?;
        if self.blocks.holding(*envelope.tx_hash()).is_some() {
            return Err(Refusal::server("already known"));
        }
        let from = self.sender(&envelope)?;
        self.check_gas(&envelope)?;
        self.check_account(&envelope, from)?;
        let candidate = self.try_next(envelope, from, Mode::Signed).map_err(|why| Refusal::server(why.message))?;
        Ok(self.mine_candidate(candidate))
    }

    /// Returns who signed a transaction for this chain.
    fn sender(&self, envelope: &TxEnvelope) -> Result<Address, Refusal> {
        if envelope.tx_type() == TxType::Eip4844 {
            let kind = envelope.ty();
            return Err(Refusal::server(format!("transaction type not supported: tx type {kind} not supported by this pool")));
        }
        match envelope.chain_id() {
            None => {
                return Err(Refusal::server("only replay-protected (EIP-155) transactions allowed over RPC"));
            }
            Some(have) if have != self.chain_id => {
                let want = self.chain_id;
                return Err(Refusal::server(format!("invalid sender: invalid chain id for signer: have {have} want {want}")));
            }
            Some(_) => {}
        }
        // EIP-2 allows one of the two signatures there are: the one with the lower `s`.
        let signature = Some(envelope.signature()).filter(|signature| signature.normalize_s().is_none());
        signature
            .and_then(|signature| signature.recover_address_from_prehash(&envelope.signature_hash()).ok())
            .ok_or_else(|| Refusal::server("invalid sender: invalid transaction v, r, s values"))
    }

    fn check_gas(&self, envelope: &TxEnvelope) -> Result<(), Refusal> {
        let (gas, cap) = (envelope.gas_limit(), MAX_TX_GAS_LIMIT_OSAKA);
        if gas > cap {
            return Err(Refusal::server(format!("transaction gas limit too high (cap: {cap}, tx: {gas})")));
        }
        if gas > self.blocks.head().gas_limit {
            return Err(Refusal::server("exceeds block gas limit"));
        }
        if envelope.max_priority_fee_per_gas().is_some_and(|tip| tip > envelope.max_fee_per_gas()) {
            return Err(Refusal::server("max priority fee per gas higher than max fee per gas"));
        }
        Ok(())
    }

    fn check_account(&self, envelope: &TxEnvelope, from: Address) -> Result<(), Refusal> {
        let (account, nonce) = (self.account(from), envelope.nonce());
        if nonce < account.nonce {
            let next = account.nonce;
            return Err(Refusal::server(format!("nonce too low: next nonce {next}, tx nonce {nonce}")));
        }
        if nonce > account.nonce {
            let next = account.nonce;
            return Err(Refusal::server(format!("nonce too high: tx nonce {nonce}, gapped nonce {next}")));
        }
        let fee = U256::from(envelope.gas_limit()).saturating_mul(U256::from(envelope.max_fee_per_gas()));
        let (cost, balance) = (fee.saturating_add(envelope.value()), account.balance);
        if cost > balance {
            let short = cost.saturating_sub(balance);
            return Err(Refusal::server(format!(
                "insufficient funds for gas * price + value: balance {balance}, tx cost {cost}, overshot {short}"
            )));
        }
        let (offered, asked) = (envelope.max_fee_per_gas(), self.next_header(BLOCK_TIME).base_fee_per_gas);
        if asked.is_some_and(|asked| offered < u128::from(asked)) {
            let asked = asked.unwrap_or_default();
            return Err(Refusal::server(format!(
                "max fee per gas less than block base fee: address {from}, maxFeePerGas: {offered}, baseFee: {asked}"
            )));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloy::consensus::{SignableTransaction, TxEip1559};
    use alloy::eips::Encodable2718;
    use alloy::primitives::TxKind;
    use alloy::signers::SignerSync;
    use alloy::signers::local::PrivateKeySigner;

    use super::*;
    use crate::practice::sample::{self, BOB, ether};

    fn start() -> (Chain, PrivateKeySigner) {
        let (mut chain, key) = (sample::chain(), PrivateKeySigner::from_bytes(&B256::repeat_byte(7)).unwrap());
        chain.set_balance(key.address(), ether(1));
        (chain, key)
    }

    fn plain(chain: &Chain) -> TxEip1559 {
        TxEip1559 {
            chain_id: chain.chain_id(),
            gas_limit: 21_000,
            max_fee_per_gas: 2_000_000_000,
            max_priority_fee_per_gas: 1_000_000_000,
            to: TxKind::Call(BOB),
            value: U256::from(5),
            ..TxEip1559::default()
        }
    }

    fn raw(transaction: TxEip1559, key: &PrivateKeySigner) -> Bytes {
        let signature = key.sign_hash_sync(&transaction.signature_hash()).unwrap();
        TxEnvelope::from(transaction.into_signed(signature)).encoded_2718().into()
    }

    #[test]
    fn a_transfer_moves_value_and_pays_its_fee() {
        let (mut chain, key) = start();
        let hash = chain.submit(&raw(plain(&chain), &key)).unwrap();
        let block = chain.blocks.holding(hash).unwrap();
        let base_fee = u128::from(block.header.base_fee_per_gas.unwrap());
        assert_eq!((base_fee, block.mined.gas_price), (875_000_000, 1_875_000_000));
        assert_eq!(block.header.hash(), block.header.inner().hash_slow());
        let paid = U256::from(21_000) * U256::from(block.mined.gas_price);
        assert_eq!(chain.account(key.address()).balance, ether(1) - paid - U256::from(5));
        assert_eq!(chain.account(BOB).balance, U256::from(5));
        assert_eq!(chain.account(super::super::block::PROPOSER).balance, U256::from(21_000 * 1_000_000_000_u64));
    }

    #[test]
    fn what_cannot_be_mined_is_refused_in_words() {
        let (mut chain, key) = start();
        let good = plain(&chain);
        let mut refused = |change: &dyn Fn(&mut TxEip1559)| {
            let mut transaction = good.clone();
            change(&mut transaction);
            chain.submit(&raw(transaction, &key)).unwrap_err().message.into_owned()
        };
        assert_eq!(refused(&|tx| tx.nonce = 2), "nonce too high: tx nonce 2, gapped nonce 0");
        assert_eq!(refused(&|tx| tx.chain_id = 1), "invalid sender: invalid chain id for signer: have 1 want 7357000");
        assert!(refused(&|tx| tx.value = ether(2)).starts_with("insufficient funds for gas * price + value: balance"));
        assert!(refused(&|tx| tx.gas_limit = 20_000).starts_with("intrinsic gas too low: have 20000, want 21000"));
        assert!(refused(&|tx| tx.gas_limit = 16_777_217).starts_with("transaction gas limit too high"));
        let cheap = refused(&|tx| (tx.max_fee_per_gas, tx.max_priority_fee_per_gas) = (1, 1));
        assert!(cheap.starts_with("max fee per gas less than block base fee"), "{cheap}");
        assert_eq!(refused(&|tx| tx.max_priority_fee_per_gas = 3_000_000_000), "max priority fee per gas higher than max fee per gas");
        assert_eq!(chain.number(), 25_000_000, "nothing was mined");
    }

    #[test]
    fn the_same_bytes_are_known_and_the_same_nonce_is_too_low() {
        let (mut chain, key) = start();
        let sent = raw(plain(&chain), &key);
        chain.submit(&sent).unwrap();
        assert_eq!(chain.submit(&sent).unwrap_err().message, "already known");
        let other = TxEip1559 { value: U256::from(6), ..plain(&chain) };
        assert_eq!(chain.submit(&raw(other, &key)).unwrap_err().message, "nonce too low: next nonce 1, tx nonce 0");
    }
}
