//! Somebody on the practice chain who does what the adapters plan: simulated within its bounds, signed and sent.

use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxEnvelope},
    eips::Encodable2718,
    primitives::{Address, TxKind, U256, keccak256, utils::parse_ether},
    providers::Provider,
    signers::{SignerSync, local::PrivateKeySigner},
};
use anyhow::Result;
use restake::{
    chain::{Chain, Expected, Node, erc20::Token},
    error::fate,
    pipeline::{self, Book},
    plan::{ETHER, Plan, Step},
    practice::{transport::InProcess, world::World},
    protocol::{Ask, Holding, Venue, eigenlayer::EigenLayer, interfaces, payees, registry::Registry},
    ui::{ColorChoice, Terminal},
    units::Percent,
};

/// A person with 10,000 ether and a world of their own.
pub struct Person {
    pub world: World,
    pub registry: Registry,
    signer: PrivateKeySigner,
    node: Node,
}

/// An amount of 18 decimals.
pub fn ether(text: &str) -> U256 {
    parse_ether(text).unwrap()
}

/// Whether two amounts differ by no more than the rounding of a rebasing token.
pub fn near(a: U256, b: U256) -> bool {
    a.abs_diff(b) <= U256::from(6)
}

/// The kind and the words of a refusal.
pub fn refusal<T>(result: Result<T>) -> String {
    let err = result.err().expect("this is refused");
    format!("{}: {err:#}", fate(&err).kind)
}

impl Person {
    pub fn new() -> Self {
        let signer = PrivateKeySigner::from_bytes(&keccak256("somebody who restakes")).unwrap();
        let world = World::new(&[signer.address()]).unwrap();
        world.fund(signer.address(), ether("10000"));
        let registry = Registry::open(None, Some(("practice", world.registry.as_str()))).unwrap();
        let node = Node::over(InProcess::new(world.chain.clone()));
        Self { world, registry, signer, node }
    }

    /// The same world behind a node that is asked over HTTP.
    pub fn over(self, url: &str) -> Self {
        Self { node: Node::new(&[url.to_owned()], false).unwrap(), ..self }
    }

    /// One who staked 100 ether with Lido.
    pub async fn staked() -> Self {
        let person = Self::new();
        person.enter("lido", ETHER, "100").await.unwrap();
        person
    }

    /// One who deposited 50 stETH too.
    pub async fn restaked() -> Self {
        let person = Self::staked().await;
        person.enter("eigenlayer/steth", person.steth(), "50").await.unwrap();
        person
    }

    pub fn address(&self) -> Address {
        self.signer.address()
    }

    pub fn steth(&self) -> Address {
        self.world.lido.steth
    }

    pub fn core(&self) -> &EigenLayer {
        self.registry.eigenlayer().unwrap()
    }

    pub fn venue(&self, id: &str) -> Box<dyn Venue> {
        self.registry.venue(id).unwrap()
    }

    /// The chain at its newest block.
    pub async fn chain(&self) -> Chain {
        let Registry { name, chain_id, block_time, multicall3, .. } = self.registry.clone();
        let expected = Expected { name, chain_id, block_time, multicall: multicall3 };
        Chain::open(self.node.clone(), expected, Some(self.address())).await.unwrap()
    }

    pub fn ask<'a>(&self, chain: &'a Chain) -> Ask<'a> {
        Ask { chain, owner: self.address(), slippage: Percent::bips(0), as_shares: false }
    }

    pub async fn holds(&self, asset: Address) -> U256 {
        self.chain().await.balance(asset, self.address()).await.unwrap()
    }

    pub async fn holding(&self, id: &str) -> Holding {
        self.venue(id).holding(&self.chain().await, self.address()).await.unwrap()
    }

    /// What works in the stETH strategy.
    pub async fn works(&self) -> U256 {
        self.holding("eigenlayer/steth").await.working.iter().map(|position| position.amount).sum()
    }

    pub async fn enter(&self, id: &str, asset: Address, amount: &str) -> Result<Vec<Step>> {
        let chain = self.chain().await;
        self.carry_out(self.venue(id).enter(&self.ask(&chain), asset, ether(amount)).await?).await
    }

    pub async fn exit(&self, id: &str, amount: U256) -> Result<Vec<Step>> {
        let chain = self.chain().await;
        let venue = self.venue(id);
        self.carry_out(venue.exit(&self.ask(&chain), venue.facts().takes[0], amount, None).await?).await
    }

    /// Claims every withdrawal of EigenLayer's queue.
    pub async fn claim(&self, as_shares: bool) -> Result<Vec<Step>> {
        let tickets = self.holding("eigenlayer").await.leaving;
        let chain = self.chain().await;
        let ask = Ask { as_shares, ..self.ask(&chain) };
        self.carry_out(self.venue("eigenlayer").claim(&ask, &tickets).await?).await
    }

    /// Simulates the steps within their bounds, then signs and sends them.
    pub async fn carry_out(&self, steps: Vec<Step>) -> Result<Vec<Step>> {
        let chain = self.chain().await;
        let plan = Plan::new(chain.id(), self.address(), "test", steps.clone());
        pipeline::simulate(&chain, &self.book(), &Terminal::new(ColorChoice::Never, true, true), plan).await?;
        for step in &steps {
            self.send(&chain, step).await;
        }
        Ok(steps)
    }

    async fn send(&self, chain: &Chain, step: &Step) {
        let tx = TxEip1559 {
            chain_id: chain.id(),
            nonce: chain.provider().get_transaction_count(self.address()).await.unwrap(),
            gas_limit: 16_000_000,
            max_fee_per_gas: 100_000_000_000,
            max_priority_fee_per_gas: 1_000_000_000,
            to: TxKind::Call(step.call.to),
            value: step.call.value,
            input: step.call.data.clone(),
            ..TxEip1559::default()
        };
        let signature = self.signer.sign_hash_sync(&tx.signature_hash()).unwrap();
        let raw = TxEnvelope::from(tx.into_signed(signature)).encoded_2718();
        let sent = *chain.provider().send_raw_transaction(&raw).await.unwrap().tx_hash();
        let receipt = chain.provider().get_transaction_receipt(sent).await.unwrap().expect("it is mined");
        assert!(receipt.status(), "{} reverts", step.title);
    }

    pub fn book(&self) -> Book {
        let tokens = self.registry.tokens().into_iter().map(|token: Token| (token.address, token)).collect();
        Book {
            names: self.registry.names(),
            tokens,
            functions: interfaces::functions_of,
            payees: payees::payees,
            errors: interfaces::errors,
            advice: interfaces::advice,
        }
    }
}
