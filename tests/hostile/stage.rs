//! A small chain with Lido, hostile tokens and a trap on it, a scripted node in front and a wallet's home beside.

use std::sync::{Arc, Mutex, MutexGuard};

use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxEnvelope},
    eips::Encodable2718,
    primitives::{Address, Bytes, TxKind, U256, address, keccak256},
    signers::{SignerSync, local::PrivateKeySigner},
    sol,
    sol_types::{SolCall, SolConstructor, SolValue},
};
use restake::{
    plan::{Call, Plan, Step},
    practice::{
        chain::{CHAIN_ID, Chain, Genesis},
        contracts::creation,
    },
};

use super::{
    home::{Home, Outcome, owner},
    node::Node,
};

/// Where loot goes.
pub const THIEF: Address = address!("0x00000000000000000000000000000000DeaDBeef");

sol! {
    interface Contracts {
        function submit(address referral) external payable returns (uint256);
        function wrap(uint256 amount) external returns (uint256);
        function mint(address to, uint256 amount) external;
        function approve(address spender, uint256 amount) external returns (bool);
        function allowance(address owner, address spender) external view returns (uint256);
        function balanceOf(address account) external view returns (uint256);
        function transfer(address to, uint256 amount) external returns (bool);
        function transferFrom(address from, address to, uint256 amount) external returns (bool);
        function setApprovalForAll(address operator, bool approved) external;
        function requestWithdrawals(uint256[] amounts, address owner) external returns (uint256[] ids);
        function arm(address target, bytes data) external;
        function setBase(address token) external;
        function setMissing(uint256 amount) external;
        function betray(address owner, address spender, uint256 amount) external;
    }
    interface Badges {
        function mint(address to, uint256 id, uint256 amount) external;
        function setApprovalForAll(address operator, bool approved) external;
        function safeTransferFrom(address from, address to, uint256 id, uint256 amount, bytes data) external;
    }
    contract Plain {
        constructor(string name, string symbol, uint8 decimals, address holder, uint256 supply);
    }
}

/// Where the contracts are.
#[derive(Clone, Copy)]
pub struct Places {
    pub steth: Address,
    pub wsteth: Address,
    pub queue: Address,
    /// A hostile pool that the registry lists as `[venue.trap]`.
    pub trap: Address,
    /// A hostile wrapper that the registry lists as that venue's wrapped token.
    pub wrapper: Address,
    pub greedy: Address,
    pub lying: Address,
    pub badges: Address,
    multicall: Address,
}

/// All of it.
pub struct Stage {
    pub node: Node,
    pub home: Home,
    pub at: Places,
}

/// `amount` whole tokens of 18 decimals.
pub fn whole(amount: u64) -> U256 {
    U256::from(amount) * U256::from(10).pow(U256::from(18))
}

impl Stage {
    /// Sets the stage: 100 ether, and 20 each of stETH, wstETH and the hostile tokens, belong to the account.
    pub fn set() -> Self {
        let mut chain = Chain::new(Genesis::at(1_800_000_000));
        let at = build(&mut chain);
        let node = Node::over(Arc::new(Mutex::new(chain)));
        let home = Home::new(&[node.url()], CHAIN_ID, &registry(&at));
        Self { node, home, at }
    }

    /// The same chain and registry behind other URLs, in a new home.
    pub fn home_of(&self, urls: &[String]) -> Home {
        Home::new(urls, CHAIN_ID, &registry(&self.at))
    }

    /// The chain.
    pub fn chain(&self) -> MutexGuard<'_, Chain> {
        self.node.chain()
    }

    /// Sends a call from the account, outside the wallet.
    pub fn by_owner(&self, to: Address, call: &impl SolCall) {
        self.chain().send_as(owner(), to, U256::ZERO, call.abi_encode()).expect("the call succeeds");
    }

    /// What the account has of a token.
    pub fn holds(&self, token: Address) -> U256 {
        let data = Contracts::balanceOfCall { account: owner() }.abi_encode();
        U256::from_be_slice(&self.chain().call(owner(), token, data).expect("a balance"))
    }

    /// Makes the trap call `target` whenever it is called.
    pub fn arm(&self, target: Address, call: &impl SolCall) {
        for trap in [self.at.trap, self.at.wrapper] {
            self.by_owner(trap, &Contracts::armCall { target, data: call.abi_encode().into() });
        }
    }

    /// A plan of these steps.
    pub fn plan(&self, steps: Vec<Step>) -> Plan {
        Plan::new(CHAIN_ID, owner(), "test", steps)
    }

    /// Stakes one ether with the trap.
    pub fn stake_with_trap(&self) -> Outcome {
        self.home.run(&["stake", "1", "--with", "trap", "--yes"])
    }

    /// Allows the trap's wrapper to take `amount` of `token`, then has it wrapped; at most `said` may leave.
    pub fn wrap_by_trap(&self, token: Address, amount: U256, said: U256) -> Plan {
        self.by_owner(self.at.wrapper, &Contracts::setBaseCall { token });
        let approve = Call::new(token, &Contracts::approveCall { spender: self.at.wrapper, amount });
        let wrap = Call::new(self.at.wrapper, &Contracts::wrapCall { amount });
        self.plan(vec![
            Step::new("Allow exactly what the next step takes", approve).grants(token, self.at.wrapper, amount),
            Step::new("Wrap it", wrap).spends(token, said).receives(self.at.wrapper, amount),
        ])
    }

    /// Asserts that nothing was signed and nothing reached the node.
    pub fn untouched(&self) {
        let events = self.home.events();
        assert!(events.is_empty(), "the journal has {events:?}");
        assert!(self.node.sent().is_empty(), "something was sent");
    }
}

fn build(chain: &mut Chain) -> Places {
    let me = owner();
    let deployer = PrivateKeySigner::from_bytes(&keccak256("who deploys")).expect("a key");
    chain.set_balance(deployer.address(), whole(1000));
    chain.set_balance(me, whole(200));
    let lido = with_arguments("Lido", &U256::from(800_000_000_000_000_007_u64).abi_encode());
    let steth = create(chain, &deployer, whole(1), lido);
    let mut make = |name: &str, arguments: &[u8]| create(chain, &deployer, U256::ZERO, with_arguments(name, arguments));
    let wsteth = make("WstETH", &steth.abi_encode());
    let places = Places {
        steth,
        wsteth,
        queue: make("WithdrawalQueueERC721", &(steth, wsteth).abi_encode_params()),
        trap: make("Trap", &[]),
        wrapper: make("Trap", &[]),
        greedy: make("GreedyToken", &[]),
        lying: make("LyingToken", &[]),
        badges: make("Badges", &[]),
        multicall: make("Multicall3", &[]),
    };
    let mut tell = |to, value, data: Vec<u8>| {
        chain.send_as(me, to, value, data).expect("the call succeeds");
    };
    tell(steth, whole(40), Contracts::submitCall { referral: Address::ZERO }.abi_encode());
    tell(steth, U256::ZERO, Contracts::approveCall { spender: wsteth, amount: whole(20) }.abi_encode());
    tell(wsteth, U256::ZERO, Contracts::wrapCall { amount: whole(20) }.abi_encode());
    for token in [places.greedy, places.lying] {
        tell(token, U256::ZERO, Contracts::mintCall { to: me, amount: whole(20) }.abi_encode());
    }
    chain.set_balance(me, whole(100));
    places
}

fn with_arguments(name: &str, arguments: &[u8]) -> Bytes {
    [&creation(name).expect("a practice contract"), arguments].concat().into()
}

/// Creates a contract with a signed transaction, which may pay the constructor.
fn create(chain: &mut Chain, deployer: &PrivateKeySigner, value: U256, input: Bytes) -> Address {
    let transaction = TxEip1559 {
        chain_id: CHAIN_ID,
        nonce: chain.account(deployer.address()).nonce,
        gas_limit: 10_000_000,
        max_fee_per_gas: 5_000_000_000,
        max_priority_fee_per_gas: 1,
        to: TxKind::Create,
        value,
        access_list: Default::default(),
        input,
    };
    let address = deployer.address().create(transaction.nonce);
    let signature = deployer.sign_hash_sync(&transaction.signature_hash()).expect("a signature");
    let raw = TxEnvelope::from(transaction.into_signed(signature)).encoded_2718().into();
    chain.submit(&raw).expect("the contract is created");
    assert_ne!(chain.account(address).code_hash, keccak256([]), "the constructor reverted");
    address
}

impl Stage {
    /// A token that the registry does not list, of which the account has `amount`.
    pub fn unlisted(&self, symbol: &str, decimals: u8, amount: U256) -> Address {
        let plain = Plain::constructorCall { name: symbol.into(), symbol: symbol.into(), decimals, holder: owner(), supply: amount };
        self.chain().deploy(THIEF, with_arguments("PlainToken", &plain.abi_encode())).expect("a token")
    }
}

fn registry(at: &Places) -> String {
    let Places { steth, wsteth, queue, trap, wrapper, greedy, lying, multicall, .. } = at;
    format!(
        r#"
chain_id = {CHAIN_ID}
name = "practice"
explorer = ""
block_time = 1
multicall3 = "{multicall}"

[token]
stETH = "{steth}"
wstETH = "{wsteth}"
TRAP = "{trap}"
wTRAP = "{wrapper}"
GREED = "{greedy}"
LIE = "{lying}"

[venue.lido]
kind = "lido"
steth = "stETH"
wsteth = "wstETH"
withdrawals = "{queue}"

[venue.trap]
kind = "lido"
steth = "TRAP"
wsteth = "wTRAP"
withdrawals = "{queue}"
"#
    )
}
